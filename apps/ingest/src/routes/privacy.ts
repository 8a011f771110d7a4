import { z } from "zod";
import {
  AUDIT_ACTIONS,
  type AuditAction,
  eraseAddress,
  exportAddress,
  readAudit,
  readRetention,
  REMAINS,
  storeRetention,
  contactKey,
} from "@rollcall/core";
import type { Api } from "../http/api.ts";
import type { RouteDeclaration } from "../http/declaration.ts";
import { notFound, Problem } from "../http/problem.ts";
import type { Services } from "../services.ts";
import { bigCursor, NEXT_CURSOR, pageLimit, pageOf, time } from "../shapes/common.ts";

const OF_ADDRESS = {
  path: "/v1/addresses/:email",
  tag: "Privacy",
  params: z.object({ email: z.string().min(3).max(1_000) }),
} as const;

const HELD = z
  .looseObject({ email: z.string(), exported_at: time })
  .meta({ id: "HeldOfAddress", description: "Everything stored about one address." });

const READ = {
  ...OF_ADDRESS,
  method: "GET",
  summary: "Export everything stored about one address",
  description: "Scans all rows of all lists, which takes seconds per few million.",
  scope: "admin",
  answers: { 200: HELD },
} as const satisfies RouteDeclaration;

const RECEIPT = z
  .object({
    receipt_id: z.string(),
    at: time,
    deleted: z.record(z.string(), z.int()),
    remains: z.array(z.string()).describe("Where the address's bytes may still be on disk, and until when; in words."),
  })
  .meta({ id: "ErasureReceipt", description: "What was deleted, by kind. Contains no address." });

const ERASE = {
  ...OF_ADDRESS,
  method: "DELETE",
  summary: "Erase one person's data",
  description:
    "The contact, its verdicts and evidence, its checks, the cells of its rows in all lists, its entry on the suppression list, and every other text that mentions it. Scans the whole database. The audit log keeps the receipt, without the address.",
  scope: "admin",
  answers: { 200: RECEIPT },
} as const satisfies RouteDeclaration;

const days = z.number().int().min(1).max(36_500).nullable();
const RETENTION = z
  .object({
    list_days: days.describe("Lists with their rows and runs; null: until deleted by hand."),
    history_days: days.describe(
      "Superseded verdicts, runs without a list, messages, outcomes of mail; null: forever. Verdicts of a month with over a million of them may stay " +
        "33 days longer.",
    ),
  })
  .meta({ id: "Retention", description: "How long data is kept. Older data is purged once a day." });

const OF_RETENTION = { path: "/v1/settings/retention", tag: "Privacy", answers: { 200: RETENTION } } as const;
const READ_RETENTION = {
  ...OF_RETENTION,
  method: "GET",
  summary: "Get the retention settings",
  scope: "read",
} as const satisfies RouteDeclaration;
const CHANGE_RETENTION = {
  ...OF_RETENTION,
  method: "PUT",
  summary: "Change the retention settings",
  scope: "admin",
  body: RETENTION,
} as const satisfies RouteDeclaration;

const AUDIT = {
  method: "GET",
  path: "/v1/audit",
  tag: "Privacy",
  summary: "List audit log entries, newest first",
  scope: "admin",
  query: z.object({
    cursor: bigCursor.optional(),
    limit: pageLimit(500, 100),
  }),
  answers: {
    200: z.object({
      entries: z.array(
        z.object({
          id: z.string(),
          at: time,
          actor: z.string(),
          action: z.enum(AUDIT_ACTIONS).meta({ id: "AuditAction" }),
          subject: z.string().nullable(),
          detail: z.unknown(),
        }),
      ),
      next_cursor: NEXT_CURSOR,
    }),
  },
} as const satisfies RouteDeclaration;

function keyOf(text: string): string {
  const key = contactKey(text);
  if (key !== null) return key;
  throw new Problem(422, "no_address", "This is not an e-mail address.", "Enter one such as name@example.com.");
}

/** Data about one person, retention, and the audit log. */
export function privacyRoutes(api: Api, services: Services): void {
  const { database, clock } = services;

  api.route(READ, async ({ params, actor }) => {
    const key = keyOf(params.email);
    const held = await exportAddress(database, actor, key);
    if (!held) throw notFound("address");
    return {
      email: key,
      exported_at: new Date(clock.nowMs()).toISOString(),
      ...(JSON.parse(JSON.stringify(held)) as object),
    };
  });

  api.route(ERASE, async ({ params, actor }) => {
    const key = keyOf(params.email);
    const { receiptId, deleted } = await eraseAddress(database, actor, key);
    return {
      receipt_id: receiptId,
      at: new Date(clock.nowMs()).toISOString(),
      deleted: { ...deleted },
      remains: [...REMAINS],
    };
  });

  api.route(READ_RETENTION, async () => {
    const { listDays, historyDays } = await readRetention(database);
    return { list_days: listDays, history_days: historyDays };
  });

  api.route(CHANGE_RETENTION, async ({ body, actor }) => {
    await storeRetention(database, actor, { listDays: body.list_days, historyDays: body.history_days });
    return body;
  });

  api.route(AUDIT, async ({ query: { cursor, limit } }) => {
    const found = await readAudit(database, limit + 1, cursor ?? null);
    const { items, nextCursor } = pageOf(found, limit, ({ id }) => String(id));
    return {
      entries: items.map(({ id, at, actor, action, subject, detail }) => ({
        id: String(id),
        at: at.toISOString(),
        actor,
        // An action of a newer version is passed on as it is.
        action: action as AuditAction,
        subject,
        detail,
      })),
      next_cursor: nextCursor,
    };
  });
}
