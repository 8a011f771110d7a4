import { z } from "zod";
import { ColumnError, chooseColumns, mergeLists, splitList, type SplitBy, subtractLists } from "@rollcall/core";
import { columnNames } from "@rollcall/tabular";
import { slotOwner } from "../access/caller.ts";
import type { Api } from "../http/api.ts";
import type { RouteDeclaration } from "../http/declaration.ts";
import { IDEMPOTENCY_HEADERS, oncePerKey, replayHeaders } from "../http/once-per-key.ts";
import { notFound, Problem } from "../http/problem.ts";
import { ID_PARAMS } from "../shapes/common.ts";
import { describeList, LIST, type ListServices } from "../shapes/list.ts";
import { explained } from "../uploads/explained.ts";
import { createGate } from "../uploads/gate.ts";
import { findList } from "./lists.ts";

/** Each may write millions of rows. */
const DERIVATIONS = { open: 2, openPerOwner: 2, waiting: 10 };

/** Lists that are merged or subtracted at once. */
const LISTS_LIMIT = 50;

const LIST_ID = ID_PARAMS.shape.id;
const LIST_IDS = z.array(LIST_ID).max(LISTS_LIMIT);
const NAME = z.string().trim().min(1).max(200).optional();

const NEW_LIST = {
  method: "POST",
  tag: "Lists",
  scope: "verify",
  headers: IDEMPOTENCY_HEADERS,
  gives: ["Location"],
  answers: { 201: LIST },
} as const;

const MERGE = {
  ...NEW_LIST,
  path: "/v1/lists/merge",
  summary: "Merge lists into a new one",
  description:
    "Their rows, one list after the other; columns with the same name, ignoring case, are merged. Duplicates are marked and kept. The source lists are not changed.",
  body: z.object({ lists: LIST_IDS.min(2), name: NAME }),
} as const satisfies RouteDeclaration;

const SUBTRACT = {
  ...NEW_LIST,
  path: "/v1/lists/subtract",
  summary: "Make a list of the rows of one whose addresses are not on others",
  description:
    "A row with several addresses is left out if one of them is on the others. The source lists are not changed.",
  body: z.object({ list: LIST_ID, minus: LIST_IDS.min(1), name: NAME }),
} as const satisfies RouteDeclaration;

const SPLIT = {
  method: "POST",
  path: "/v1/lists/:id/split",
  tag: "Lists",
  summary: "Split a list into new ones, by a column or by status",
  description:
    "Into at most 50 lists: a column with more distinct values is rejected with their number. The source list is not changed.",
  scope: "verify",
  params: ID_PARAMS,
  body: z.union([
    z.object({ by: z.literal("status") }),
    z.object({ by: z.literal("column"), column: z.string().max(2_000).describe("A header, or a position from 1.") }),
  ]),
  answers: { 201: z.object({ lists: z.array(LIST) }) },
} as const satisfies RouteDeclaration;

/** Lists that are made of others. */
export function derivedListRoutes(api: Api, services: ListServices): void {
  const { database } = services;
  const gate = createGate("merges and splits", DERIVATIONS);

  api.route(MERGE, async ({ body, headers, actor, request, send }) => {
    const keyed = { key: headers["idempotency-key"], actor, action: "merge", body };
    const { id, replayed } = await oncePerKey(database, keyed, async () => {
      const merge = (): ReturnType<typeof mergeLists> => mergeLists(database, actor, body.lists, body.name ?? null);
      return (await gate.through(slotOwner(request), () => ofKnown(merge))).id;
    });
    const view = await describeList(services, await findList(services, id), "quick");
    return send(201, view, { location: `/v1/lists/${id}`, ...replayHeaders(replayed) });
  });

  api.route(SUBTRACT, async ({ body, headers, actor, request, send }) => {
    const wanted = { id: body.list, minus: body.minus, name: body.name ?? null };
    const keyed = { key: headers["idempotency-key"], actor, action: "subtract", body };
    const { id, replayed } = await oncePerKey(database, keyed, async () => {
      const subtract = (): ReturnType<typeof subtractLists> => subtractLists(database, actor, wanted);
      return (await gate.through(slotOwner(request), () => ofKnown(subtract))).id;
    });
    const view = await describeList(services, await findList(services, id), "quick");
    return send(201, view, { location: `/v1/lists/${id}`, ...replayHeaders(replayed) });
  });

  api.route(SPLIT, async ({ params, body, actor, request, send }) => {
    const list = await findList(services, params.id);
    const how: SplitBy =
      body.by === "status" ? { type: "status" } : { type: "column", column: columnOf(list, body.column) };
    const split = (): ReturnType<typeof splitList> => splitList(database, actor, list.id, how);
    const lists = await gate.through(slotOwner(request), () => ofKnown(split));
    return send(201, { lists: await Promise.all(lists.map((part) => describeList(services, part, "none"))) });
  });
}

function columnOf(list: Awaited<ReturnType<typeof findList>>, column: string): number {
  const [position] = chosen(() => chooseColumns(columnNames(list.columns, list.columnCount), [column]));
  if (position === undefined) throw new Problem(422, "no_such_column", "There is no such column.");
  return position;
}

function chosen<Result>(choose: () => Result): Result {
  try {
    return choose();
  } catch (error) {
    throw error instanceof ColumnError ? new Problem(422, error.code, error.message) : error;
  }
}

/** Lists that are gone are not found: here they are named by the request. */
async function ofKnown<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await explained(work);
  } catch (error) {
    throw error instanceof Problem && error.code === "list_gone" ? notFound("list") : error;
  }
}
