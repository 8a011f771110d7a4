import { z } from "zod";
import {
  chooseColumns,
  ColumnError,
  deleteList,
  labelList,
  ListNotFreeError,
  readTags,
  readLists,
  renameList,
  type Actor,
  type List,
  changeMapping,
  progressOf,
  startListRun,
  readList,
} from "@rollcall/core";
import { columnNames } from "@rollcall/tabular";
import { logMilestones, type Tell } from "@rollcall/telemetry";
import type { Api } from "../http/api.ts";
import type { RouteDeclaration } from "../http/declaration.ts";
import { IDEMPOTENCY_HEADERS, oncePerKey, replayHeaders } from "../http/once-per-key.ts";
import { notFound, Problem } from "../http/problem.ts";
import type { Services } from "../services.ts";
import { ID_PARAMS, NEXT_CURSOR, numberCursor, pageOf, pageLimit, textsOf } from "../shapes/common.ts";
import { LIST, describeList, type ListServices } from "../shapes/list.ts";
import { RUN, runView } from "../shapes/run.ts";
import { notFree, WHEN_READY } from "../uploads/explained.ts";
import { DEDUPE } from "../uploads/upload.ts";

/** Characters of a tag. */
const TAG_CHARS = 60;
const TAGS_LIMIT = 20;
const NOTE_CHARS = 2_000;

const TAG = z.string().trim().min(1).max(TAG_CHARS);

/** The tags of a list, each once. */
export const TAGS_OF_LIST = z
  .array(TAG)
  .max(TAGS_LIMIT)
  .transform((tags) => [...new Set(tags)]);

const PAGE = z.object({
  cursor: numberCursor.optional(),
  limit: pageLimit(200, 50),
  q: z.string().max(200).optional().describe("Part of the list's or the file's name."),
  tag: TAG.optional().describe("Only lists with this tag."),
});

const CHANGE = z.object({
  name: z.string().trim().min(1).max(200).optional(),
  address_columns: z.array(z.number().int().nonnegative()).min(1).max(100).optional().describe("Positions from 0."),
  column: textsOf(100).optional().describe("Headers, or positions from 1."),
  dedupe: DEDUPE.optional(),
  tags: TAGS_OF_LIST.optional().describe("Replaces its tags."),
  note: z.string().trim().max(NOTE_CHARS).nullable().optional().describe("Null or empty: none."),
});

const START = z.object({ recheck: z.boolean().default(false) }).nullish();

const ALL = {
  method: "GET",
  path: "/v1/lists",
  tag: "Lists",
  summary: "List all lists, newest first",
  scope: "read",
  query: PAGE,
  answers: { 200: z.object({ lists: z.array(LIST), next_cursor: NEXT_CURSOR }) },
} as const satisfies RouteDeclaration;

const TAGS = {
  method: "GET",
  path: "/v1/lists/tags",
  tag: "Lists",
  summary: "List the tags of all lists, the commonest first",
  scope: "read",
  answers: { 200: z.object({ tags: z.array(z.object({ tag: z.string(), lists: z.int() })) }) },
} as const satisfies RouteDeclaration;

const OF_LIST = { path: "/v1/lists/:id", tag: "Lists", params: ID_PARAMS } as const;

const READ = {
  ...OF_LIST,
  method: "GET",
  summary: "Get a list with its analysis and latest run",
  scope: "read",
  answers: { 200: LIST },
} as const satisfies RouteDeclaration;

const UPDATE = {
  ...OF_LIST,
  method: "PATCH",
  summary: "Rename a list, tag it, or change its address columns",
  scope: "verify",
  body: CHANGE,
  answers: { 200: LIST },
} as const satisfies RouteDeclaration;

const DELETE = {
  ...OF_LIST,
  method: "DELETE",
  summary: "Delete a list and its rows; contacts keep their verdicts",
  scope: "verify",
  answers: { 204: null },
} as const satisfies RouteDeclaration;

const VERIFY = {
  ...OF_LIST,
  method: "POST",
  path: "/v1/lists/:id/start",
  summary: "Verify a list",
  scope: "verify",
  headers: IDEMPOTENCY_HEADERS,
  body: START,
  gives: ["Location"],
  answers: { 201: RUN },
} as const satisfies RouteDeclaration;

/** Stored lists: read, start, change, delete. */
export function listRoutes(api: Api, services: ListServices): void {
  const { database } = services;

  api.route(ALL, async ({ query: { cursor, limit, q, tag } }) => {
    const lists = await readLists(database, limit + 1, cursor ?? null, { search: q?.trim() || null, tag: tag ?? null });
    const { items, nextCursor } = pageOf(lists, limit, ({ id }) => String(id));
    return {
      lists: await Promise.all(items.map((list) => describeList(services, list, "none"))),
      next_cursor: nextCursor,
    };
  });

  api.route(TAGS, async () => ({ tags: [...(await readTags(database))] }));

  api.route(READ, async ({ params }) => describeList(services, await findList(services, params.id), "wait"));

  api.route(UPDATE, async ({ params, body: change, actor }) => {
    let list = await findList(services, params.id);
    const mapped = change.address_columns !== undefined || change.column !== undefined || change.dedupe !== undefined;
    if (mapped) list = await remap(services, actor, list, change);
    if (change.name !== undefined) list = (await renameList(database, actor, list.id, change.name)) ?? list;
    const { tags, note } = change;
    if (tags !== undefined || note !== undefined) {
      const labels = { tags, ...(note !== undefined && { note: note === "" ? null : note }) };
      if (!(await labelList(database, actor, list.id, labels))) throw notFound("list");
      list = await findList(services, list.id);
    }
    return await describeList(services, list, mapped ? "quick" : "wait");
  });

  api.route(DELETE, async ({ params, actor }) => {
    if (!(await deleteList(database, actor, params.id))) throw notFound("list");
    return undefined;
  });

  api.route(VERIFY, async ({ params, body, headers, actor, request: { log }, send }) => {
    const list = await findList(services, params.id);
    const request = { key: headers["idempotency-key"], actor, action: `start list ${list.id}`, body };
    const recheck = body?.recheck ?? false;
    const { id: runId, replayed } = await oncePerKey(database, request, () =>
      startList({ ...services, tell: logMilestones(log) }, actor, list, recheck),
    );
    const progress = await progressOf(services, runId);
    if (!progress) throw notFound("run");
    const view = runView(progress);
    return send(201, view, {
      location: `/v1/runs/${runId}`,
      ...replayHeaders(replayed),
    });
  });
}

/** Starts a run over a list. Throws a problem if it can't start now. */
export async function startList(
  services: Services & { readonly tell: Tell },
  by: Actor,
  list: List,
  recheck: boolean,
): Promise<number> {
  try {
    const { runId } = await startListRun(services, by, list.id, { recheck });
    return runId;
  } catch (error) {
    throw error instanceof ListNotFreeError ? notFree(error) : error;
  }
}

/** Re-reads a list's rows with other address columns. */
async function remap(services: ListServices, by: Actor, list: List, change: z.infer<typeof CHANGE>): Promise<List> {
  assertReady(list);
  const addressColumns = columnsOf(list, change);
  const dedupe = change.dedupe ?? list.dedupe;
  const mapped = await changeMapping(services.database, by, list, { addressColumns, dedupe }, services.read);
  if (mapped) return mapped;
  throw new Problem(
    409,
    "already_verified",
    "This list has been verified, so its columns can't be changed.",
    "Upload the file again to use other columns.",
  );
}

function columnsOf(list: List, change: z.infer<typeof CHANGE>): readonly number[] {
  const names = columnNames(list.columns, list.columnCount);
  try {
    const positions = change.address_columns?.map((position) => String(position + 1));
    if (positions !== undefined) {
      const numbers = names.map((_, index) => String(index + 1));
      return chooseColumns(numbers, positions);
    }
    return change.column === undefined ? list.addressColumns : chooseColumns(names, change.column);
  } catch (error) {
    if (error instanceof ColumnError) throw new Problem(422, error.code, error.message);
    throw error;
  }
}

function assertReady(list: List): void {
  if (list.state !== "ready") throw new Problem(409, "not_ready", "This list is still being imported.", WHEN_READY);
}

/** A list by id. Throws a problem if there is none. */
export async function findList(services: Services, id: number): Promise<List> {
  const list = await readList(services.database, id);
  if (!list) throw notFound("list");
  return list;
}
