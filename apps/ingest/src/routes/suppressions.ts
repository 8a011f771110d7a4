import { z } from "zod";
import {
  readEntries,
  readEntry,
  type Readers,
  type Database,
  countSuppressions,
  deleteSuppression,
  readSuppressions,
  type StoredSuppression,
  addSuppressions,
  writeAudit,
} from "@rollcall/core";
import { TabularError, writeTable } from "@rollcall/tabular";
import type { Api } from "../http/api.ts";
import { attachment } from "../http/attachment.ts";
import type { RouteDeclaration } from "../http/declaration.ts";
import { notFound, Problem } from "../http/problem.ts";
import type { Services } from "../services.ts";
import { NEXT_CURSOR, pageLimit, pageOf, time } from "../shapes/common.ts";
import { CONTENT_TYPES, extensionOf, FILE_FORMAT, FILE_TYPES } from "../shapes/file-format.ts";
import { FILE } from "../uploads/file-body.ts";
import { createGate } from "../uploads/gate.ts";
import { openUpload } from "../uploads/upload.ts";
import { slotOwner } from "../access/caller.ts";
import { dropStalled } from "../http/drop-stalled.ts";

const SUPPRESSION = z
  .object({
    entry: z.string(),
    kind: z.enum(["address", "domain"]),
    note: z.string().nullable(),
    created_at: time,
  })
  .meta({ id: "Suppression", description: "An address or domain that is never probed, nor reported as safe." });

const ADDED = z
  .object({
    added: z.int(),
    known: z.int().describe("Already on the list, or given twice."),
    rejected: z.array(z.object({ entry: z.string(), problem: z.string() })).describe("The first thousand."),
  })
  .meta({ id: "SuppressionsAdded" });

const ENTRIES_MAX = 10_000;

const OF_ALL = { path: "/v1/suppressions", tag: "Suppressions" } as const;

const ALL = {
  ...OF_ALL,
  method: "GET",
  summary: "List suppressed addresses and domains, sorted",
  scope: "read",
  query: z.object({
    q: z.string().max(320).optional(),
    cursor: z.string().max(320).optional(),
    limit: pageLimit(500, 100),
  }),
  answers: { 200: z.object({ suppressions: z.array(SUPPRESSION), total: z.int(), next_cursor: NEXT_CURSOR }) },
} as const satisfies RouteDeclaration;

const ADD = {
  ...OF_ALL,
  method: "POST",
  summary: "Suppress addresses and domains",
  description:
    "A domain does not include its subdomains. Suppressed addresses are never probed, are reported as `unknown`, `suppressed`, and never as safe to send.",
  scope: "verify",
  body: z.object({
    entries: z.array(z.string().max(1_000)).min(1).max(ENTRIES_MAX),
    note: z.string().trim().max(500).optional(),
  }),
  answers: { 200: ADDED },
} as const satisfies RouteDeclaration;

const IMPORT = {
  method: "POST",
  path: "/v1/suppressions/import",
  tag: "Suppressions",
  summary: "Import suppressions from a file",
  description: "CSV or XLSX: the first address or domain of each row, and the column `note`, if any.",
  scope: "verify",
  body: FILE,
  answers: { 200: ADDED },
} as const satisfies RouteDeclaration;

const DOWNLOAD = {
  method: "GET",
  path: "/v1/suppressions/export",
  tag: "Suppressions",
  summary: "Download the suppression list",
  scope: "read",
  query: z.object({ format: FILE_FORMAT }),
  gives: ["Content-Disposition"],
  answers: { 200: { types: FILE_TYPES, description: "The file, which can be imported again." } },
} as const satisfies RouteDeclaration;

const REMOVE = {
  method: "DELETE",
  path: "/v1/suppressions/:entry",
  tag: "Suppressions",
  summary: "Delete a suppression",
  scope: "verify",
  params: z.object({ entry: z.string().max(1_000) }),
  answers: { 204: null },
} as const satisfies RouteDeclaration;

const PAGE_ENTRIES = 1_000;

/** Each takes a database connection while its client sends. */
const IMPORTS = { open: 2, openPerOwner: 1, waiting: 10 };

const suppressionView = ({ entry, kind, note, createdAt }: StoredSuppression) => ({
  entry,
  kind,
  note,
  created_at: createdAt.toISOString(),
});

/** The suppression list: read, add, import, export, delete. */
export function suppressionRoutes(api: Api, services: Services, { read }: Readers): void {
  const { database } = services;
  const imports = createGate("imports", IMPORTS);

  api.route(ALL, async ({ query: { q, cursor, limit } }) => {
    const search = q?.trim() || null;
    const [found, total] = await Promise.all([
      readSuppressions(database, { search, after: cursor ?? null, limit: limit + 1 }),
      countSuppressions(database, search),
    ]);
    const { items, nextCursor } = pageOf(found, limit, ({ entry }) => entry);
    return { suppressions: items.map(suppressionView), total, next_cursor: nextCursor };
  });

  api.route(ADD, async ({ body, actor }) => {
    const note = body.note || null;
    return await addSuppressions(
      database,
      actor,
      body.entries.map((text) => readEntry(text, note)),
    );
  });

  api.route(IMPORT, async ({ request, actor }) => {
    const upload = await openUpload(request, null);
    try {
      return await imports.through(slotOwner(request), () =>
        addSuppressions(database, actor, readEntries(upload.bytes, upload.fileName, read)),
      );
    } catch (error) {
      if (error instanceof TabularError) throw new Problem(422, error.code, error.message);
      throw error;
    }
  });

  api.route(DOWNLOAD, async ({ query: { format }, request, reply, actor }) => {
    const detail = { format, from: request.ip };
    await writeAudit(database, { actor, action: "suppressions.downloaded", subject: null, detail });
    const file = writeTable({
      format,
      gzip: false,
      header: ["entry", "kind", "note", "created_at"],
      rows: suppressedRows(database),
    });
    dropStalled(reply.raw);
    return reply
      .header("content-type", CONTENT_TYPES[format])
      .header("content-disposition", attachment(`suppressions.${extensionOf(format)}`))
      .header("cache-control", "no-store")
      .send(file);
  });

  api.route(REMOVE, async ({ params, actor }) => {
    if (!(await deleteSuppression(database, actor, params.entry))) throw notFound("suppression");
    return undefined;
  });
}

/** The whole list, in pages. */
async function* suppressedRows(database: Database): AsyncGenerator<readonly (readonly string[])[]> {
  for (let after: string | null = null; ;) {
    const page: readonly StoredSuppression[] = await readSuppressions(database, {
      search: null,
      after,
      limit: PAGE_ENTRIES,
    });
    if (page.length > 0)
      yield page.map(({ entry, kind, note, createdAt }) => [entry, kind, note ?? "", createdAt.toISOString()]);
    after = page.at(-1)?.entry ?? null;
    if (page.length < PAGE_ENTRIES) return;
  }
}
