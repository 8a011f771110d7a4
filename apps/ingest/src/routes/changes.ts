import { z } from "zod";
import { countChanges, readChanges, type ContactChange, readRun, writeAudit } from "@rollcall/core";
import { writeTable } from "@rollcall/tabular";
import type { Api } from "../http/api.ts";
import type { JsonOf, RouteDeclaration } from "../http/declaration.ts";
import { attachment } from "../http/attachment.ts";
import { dropStalled } from "../http/drop-stalled.ts";
import { notFound } from "../http/problem.ts";
import type { Services } from "../services.ts";
import { ID_PARAMS, NEXT_CURSOR, pageLimit, pageOf, time } from "../shapes/common.ts";
import { CONTENT_TYPES, extensionOf, FILE_FORMAT, FILE_TYPES } from "../shapes/file-format.ts";
import { CHANGE_COUNTS } from "../shapes/schedule.ts";
import { REASON, STATUS } from "../shapes/verdict.ts";

const KIND = z.enum(["became_undeliverable", "came_back", "became_catch_all", "other"]);
const SIDE = z.object({ status: STATUS, reason: REASON, checked_at: time });

const CHANGE = z
  .object({ contact_id: z.string(), email: z.string(), kind: KIND, from: SIDE.nullable(), to: SIDE })
  .meta({ id: "Change", description: "A contact whose verdict changed in kind." });

/** A form may send an empty kind. */
const kind = z
  .union([KIND, z.literal("")])
  .optional()
  .transform((word) => word || null);

const QUERY = z.object({ kind, cursor: z.guid().optional(), limit: pageLimit(500, 100) });

const READ = {
  method: "GET",
  path: "/v1/runs/:id/changes",
  tag: "Runs",
  summary: "List the changes of a run",
  description:
    "Contacts whose definite verdict differs in kind from the previous one. An unknown is not a change: it says nothing about the mailbox.",
  scope: "read",
  params: ID_PARAMS,
  query: QUERY,
  answers: { 200: z.object({ changes: z.array(CHANGE), counts: CHANGE_COUNTS, next_cursor: NEXT_CURSOR }) },
} as const satisfies RouteDeclaration;

const DOWNLOAD = {
  method: "GET",
  path: "/v1/runs/:id/changes/export",
  tag: "Runs",
  summary: "Download the changes of a run",
  scope: "read",
  params: ID_PARAMS,
  query: z.object({ format: FILE_FORMAT, kind }),
  gives: ["Content-Disposition"],
  answers: { 200: { types: FILE_TYPES, description: "The file." } },
} as const satisfies RouteDeclaration;

const HEADER = [
  "email",
  "change",
  "status_before",
  "reason_before",
  "checked_before",
  "status",
  "reason",
  "checked_at",
];

const PAGE_CHANGES = 1_000;

/** What runs changed. */
export function changeRoutes(api: Api, services: Services): void {
  const { database } = services;

  api.route(READ, async ({ params, query }) => {
    await assertRun(params.id);
    const page = { kind: query.kind, after: query.cursor ?? null, limit: query.limit + 1 };
    const [changes, counts] = await Promise.all([
      readChanges(database, params.id, page),
      countChanges(database, params.id),
    ]);
    const { items, nextCursor } = pageOf(changes, query.limit, ({ contactId }) => contactId);
    return { changes: items.map(changeView), counts, next_cursor: nextCursor };
  });

  api.route(DOWNLOAD, async ({ params, query, request, reply, actor }) => {
    await assertRun(params.id);
    const detail = { kind: query.kind, format: query.format, from: request.ip };
    await writeAudit(database, { actor, action: "changes.downloaded", subject: params.id, detail });
    const file = writeTable({
      format: query.format,
      gzip: false,
      header: HEADER,
      rows: changedRows(params.id, query.kind),
    });
    dropStalled(reply.raw);
    return reply
      .header("content-type", CONTENT_TYPES[query.format])
      .header("content-disposition", attachment(`changes-of-run-${params.id}.${extensionOf(query.format)}`))
      .header("cache-control", "no-store")
      .send(file);
  });

  async function assertRun(id: number): Promise<void> {
    if (!(await readRun(services.database, id))) throw notFound("run");
  }

  async function* changedRows(
    runId: number,
    kind: z.output<typeof KIND> | null,
  ): AsyncGenerator<readonly (readonly string[])[]> {
    for (let after: string | null = null; ;) {
      const changes: readonly ContactChange[] = await readChanges(database, runId, {
        kind,
        after,
        limit: PAGE_CHANGES,
      });
      if (changes.length > 0) yield changes.map(cellsOf);
      after = changes.at(-1)?.contactId ?? null;
      if (changes.length < PAGE_CHANGES) return;
    }
  }
}

function cellsOf({ email, kind, from, to }: ContactChange): string[] {
  return [email, kind, from.status, from.reason, iso(from.checkedAt), to.status, to.reason, iso(to.checkedAt)];
}

function changeView({ contactId, email, kind, from, to }: ContactChange): JsonOf<typeof CHANGE> {
  const side = ({ status, reason, checkedAt }: ContactChange["from"]): JsonOf<typeof SIDE> => ({
    status,
    reason,
    checked_at: iso(checkedAt),
  });
  return { contact_id: contactId, email, kind, from: side(from), to: side(to) };
}

/** PostgreSQL writes times in JSON with an offset. */
const iso = (text: string): string => new Date(text).toISOString();
