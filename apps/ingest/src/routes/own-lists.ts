import { z } from "zod";
import {
  addOwnEntries,
  countOwnEntries,
  type Database,
  OWN_LISTS,
  readOwnEntries,
  readOwnLines,
  removeOwnEntry,
  type StoredOwnEntry,
  TooManyEntriesError,
  writeAudit,
} from "@rollcall/core";
import type { Api } from "../http/api.ts";
import { attachment } from "../http/attachment.ts";
import type { JsonOf, RouteDeclaration } from "../http/declaration.ts";
import { notFound, Problem } from "../http/problem.ts";
import type { Services } from "../services.ts";
import { NEXT_CURSOR, pageLimit, pageOf, time } from "../shapes/common.ts";

const OWN_LIST = z
  .enum(OWN_LISTS)
  .describe("What the entry counts as, or does not; `never_ask`: no mailbox of the domain is asked for.");

const ENTRY = z
  .object({ list: OWN_LIST, entry: z.string(), created_at: time })
  .meta({ id: "OwnEntry", description: "The operator's own word on a domain or a role name." });

/** Longest text that is read at a time; it arrives as JSON, which may take six bytes per character. */
const TEXT_CHARS = 4_000_000;
const TEXT_LIMIT_BYTES = 24 * 1024 * 1024;

const OF_ALL = { path: "/v1/settings/own-lists", tag: "System" } as const;

const ALL = {
  ...OF_ALL,
  method: "GET",
  summary: "List the own entries of domains and role names",
  scope: "read",
  query: z.object({
    list: OWN_LIST.optional(),
    q: z
      .string()
      .max(320)
      .regex(/^[^\0]*$/)
      .optional(),
    cursor: z
      .string()
      .max(400)
      .regex(/^[a-z_]{1,20} [^\0 ]+$/)
      .optional(),
    limit: pageLimit(1_000, 100),
  }),
  answers: { 200: z.object({ entries: z.array(ENTRY), total: z.int(), next_cursor: NEXT_CURSOR }) },
} as const satisfies RouteDeclaration;

const ADD = {
  ...OF_ALL,
  method: "POST",
  summary: "Add own entries",
  description:
    "As text, an entry a line: `disposable example.com`, or the entry alone where `list` is given. What is downloaded can be added again. An opposite entry is replaced; a domain does not include its subdomains. Stored contacts have the facts at once, lists from the next import on; a verdict goes by them when the address is asked again, or is decided again. No mailbox of a `never_ask` domain is asked for from now on: `unknown`, `not_probed`.",
  scope: "admin",
  body: z.object({ list: OWN_LIST.optional(), text: z.string().min(1).max(TEXT_CHARS) }),
  bodyLimit: TEXT_LIMIT_BYTES,
  answers: {
    200: z
      .object({
        added: z.int(),
        known: z.int().describe("Already on the list, or given twice."),
        rejected: z.array(z.object({ entry: z.string(), problem: z.string() })).describe("The first thousand."),
      })
      .meta({ id: "OwnEntriesAdded" }),
  },
} as const satisfies RouteDeclaration;

const DOWNLOAD = {
  ...OF_ALL,
  method: "GET",
  path: "/v1/settings/own-lists/export",
  summary: "Download the own lists as text",
  scope: "read",
  query: z.object({ list: OWN_LIST.optional() }),
  gives: ["Content-Disposition"],
  answers: { 200: { types: ["text/plain"], description: "The entries, a line each." } },
} as const satisfies RouteDeclaration;

const REMOVE = {
  ...OF_ALL,
  method: "DELETE",
  path: "/v1/settings/own-lists/:list/:entry",
  summary: "Remove an own entry",
  scope: "admin",
  params: z.object({ list: OWN_LIST, entry: z.string().max(400) }),
  answers: { 204: null },
} as const satisfies RouteDeclaration;

const PAGE_ENTRIES = 1_000;

/** The operator's own lists of domains and role names: read, add, download, remove. */
export function ownListRoutes(api: Api, { database }: Services): void {
  api.route(ALL, async ({ query: { list = null, q, cursor, limit } }) => {
    const search = q?.trim() || null;
    const [kind = "", entry = ""] = cursor?.split(" ") ?? [];
    const after = cursor === undefined ? null : { kind, entry };
    const [found, total] = await Promise.all([
      readOwnEntries(database, { list, search, after, limit: limit + 1 }),
      countOwnEntries(database, list, search),
    ]);
    const { items, nextCursor } = pageOf(found, limit, cursorOf);
    return { entries: items.map(entryView), total, next_cursor: nextCursor };
  });

  api.route(ADD, async ({ body: { list = null, text }, actor }) => {
    try {
      const { added, known, rejected } = await addOwnEntries(database, actor, readOwnLines(text, list));
      return { added, known, rejected: [...rejected] };
    } catch (error) {
      if (error instanceof TooManyEntriesError) throw new Problem(422, error.code, error.message);
      throw error;
    }
  });

  api.route(DOWNLOAD, async ({ query: { list }, request, reply, actor }) => {
    await writeAudit(database, { actor, action: "own_lists.downloaded", subject: null, detail: { from: request.ip } });
    return reply
      .header("content-type", "text/plain; charset=utf-8")
      .header("content-disposition", attachment("own-lists.txt"))
      .header("cache-control", "no-store")
      .send(await textOf(database, list ?? null));
  });

  api.route(REMOVE, async ({ params, actor }) => {
    if (!(await removeOwnEntry(database, actor, params.list, params.entry))) throw notFound("own entry");
    return undefined;
  });
}

const entryView = ({ list, entry, createdAt }: StoredOwnEntry): JsonOf<typeof ENTRY> => ({
  list,
  entry,
  created_at: createdAt.toISOString(),
});

const cursorOf = ({ list, entry }: StoredOwnEntry): string => `${list.replace(/^not_/, "")} ${entry}`;

async function textOf(database: Database, list: StoredOwnEntry["list"] | null): Promise<string> {
  let text = "";
  for (let after: { readonly kind: string; readonly entry: string } | null = null; ;) {
    const page: readonly StoredOwnEntry[] = await readOwnEntries(database, {
      list,
      search: null,
      after,
      limit: PAGE_ENTRIES,
    });
    for (const one of page) text += `${one.list} ${one.entry}\n`;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE_ENTRIES) return text;
    after = { kind: last.list.replace(/^not_/, ""), entry: last.entry };
  }
}
