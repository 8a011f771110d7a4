import { z } from "zod";
import type { Api } from "../http/api.ts";
import type { RouteDeclaration } from "../http/declaration.ts";
import { notFound, Problem } from "../http/problem.ts";
import { nextCursor, pageLimit, time } from "../shapes/common.ts";
import type { Services } from "../services.ts";
import { eraseAddress, exportAddress, readAudit, readRetention, storeRetention, contactKey } from "@rollcall/core";

const OF_ADDRESS = {
  path: "/v1/addresses/:email",
  tag: "Privacy",
  params: z.object({ email: z.string().min(3).max(1_000) }),
} as const;

const HELD = z
  .looseObject({ email: z.string(), exported_at: time })
  .meta({ id: "HeldOfAddress", description: "All that is held of one address, as it is stored." });

const READ = {
  ...OF_ADDRESS,
  method: "GET",
  summary: "All that is held of one address",
  description: "Reads all rows of all lists: seconds for each few million.",
  scope: "admin",
  answers: { 200: HELD },
} as const satisfies RouteDeclaration;

const RECEIPT = z
  .object({ receipt_id: z.string(), at: time, deleted: z.record(z.string(), z.int()) })
  .meta({ id: "ErasureReceipt", description: "What was deleted, by what it was. Names nobody." });

const ERASE = {
  ...OF_ADDRESS,
  method: "DELETE",
  summary: "Delete one person everywhere",
  description:
    "The contact, its verdicts and evidence, its checks, the cells of its rows in all lists, its entry on the suppression list, and every other text that names it. Reads all of the database. The audit log keeps the receipt, without the address.",
  scope: "admin",
  answers: { 200: RECEIPT },
} as const satisfies RouteDeclaration;

const days = z.number().int().min(1).max(36_500).nullable();
const RETENTION = z
  .object({
    list_days: days.describe("Lists with their rows and runs; null: until somebody deletes them."),
    history_days: days.describe("Verdicts that no longer stand, runs without a list, messages; null: for ever."),
  })
  .meta({ id: "Retention", description: "How long things are kept. What is older goes once a day." });

const OF_RETENTION = { path: "/v1/settings/retention", tag: "Privacy", answers: { 200: RETENTION } } as const;
const READ_RETENTION = {
  ...OF_RETENTION,
  method: "GET",
  summary: "How long things are kept",
  scope: "read",
} as const satisfies RouteDeclaration;
const CHANGE_RETENTION = {
  ...OF_RETENTION,
  method: "PUT",
  summary: "Change how long things are kept",
  scope: "admin",
  body: RETENTION,
} as const satisfies RouteDeclaration;

const AUDIT = {
  method: "GET",
  path: "/v1/audit",
  tag: "Privacy",
  summary: "Who did what, the latest first",
  scope: "admin",
  query: z.object({
    cursor: z
      .string()
      .regex(/^[1-9]\d{0,17}$/)
      .optional(),
    limit: pageLimit(500, 100),
  }),
  answers: {
    200: z.object({
      entries: z.array(
        z.object({
          id: z.string(),
          at: time,
          actor: z.string(),
          action: z.string(),
          subject: z.string().nullable(),
          detail: z.unknown(),
        }),
      ),
      next_cursor: nextCursor,
    }),
  },
} as const satisfies RouteDeclaration;

function keyOf(text: string): string {
  const key = contactKey(text);
  if (key !== null) return key;
  throw new Problem(422, "no_address", "This is no e-mail address.", "Name one, such as name@example.com.");
}

/** What is held of one person, how long things are kept, and who did what. */
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
    return { receipt_id: receiptId, at: new Date(clock.nowMs()).toISOString(), deleted: { ...deleted } };
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
    const found = await readAudit(database, limit, cursor === undefined ? null : BigInt(cursor));
    const last = found.length === limit ? found.at(-1) : undefined;
    return {
      entries: found.map(({ id, at, actor, action, subject, detail }) => ({
        id: String(id),
        at: at.toISOString(),
        actor,
        action,
        subject,
        detail,
      })),
      next_cursor: last ? String(last.id) : null,
    };
  });
}
