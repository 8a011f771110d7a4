import { z } from "zod";
import { readRuns, type RunHead, type RunsPage } from "@rollcall/core/runs";
import type { Api } from "../http/api.ts";
import type { JsonOf, RouteDeclaration } from "../http/declaration.ts";
import type { Services } from "../services.ts";
import { ID_PARAMS, listOf, NEXT_CURSOR, numberCursor, pageLimit, pageOf } from "../shapes/common.ts";
import { RUN } from "../shapes/run.ts";
import { findList } from "./lists.ts";

const HEAD = RUN.pick({
  id: true,
  list_id: true,
  kind: true,
  state: true,
  pause_reason: true,
  created_at: true,
  completed_at: true,
  ended_by: true,
  unanswered: true,
  total: true,
  done: true,
}).meta({ id: "RunHead", description: "A run without its progress, which `GET /v1/runs/{id}` has." });

const OF_LIST = z.object({
  state: listOf(RUN.shape.state).describe("States."),
  cursor: numberCursor.optional(),
  limit: pageLimit(200, 50),
});

const ANSWER = z.object({ runs: z.array(HEAD), next_cursor: NEXT_CURSOR });

const ALL = {
  method: "GET",
  path: "/v1/runs",
  tag: "Runs",
  summary: "List runs, newest first",
  scope: "read",
  query: OF_LIST.extend({ kind: RUN.shape.kind.optional() }),
  answers: { 200: ANSWER },
} as const satisfies RouteDeclaration;

const LISTED = {
  method: "GET",
  path: "/v1/lists/:id/runs",
  tag: "Runs",
  summary: "List the runs of a list, newest first",
  scope: "read",
  params: ID_PARAMS,
  query: OF_LIST,
  answers: { 200: ANSWER },
} as const satisfies RouteDeclaration;

/** Runs, also earlier ones. */
export function runListRoutes(api: Api, services: Services): void {
  const read = async (page: RunsPage): Promise<JsonOf<typeof ANSWER>> => {
    const found = await readRuns(services.database, { ...page, limit: page.limit + 1 });
    const { items, nextCursor } = pageOf(found, page.limit, ({ id }) => String(id));
    return { runs: items.map(headView), next_cursor: nextCursor };
  };

  api.route(ALL, async ({ query: { kind = null, state = null, cursor = null, limit } }) =>
    read({ listId: null, kind, states: state, before: cursor, limit }),
  );

  api.route(LISTED, async ({ params, query: { state = null, cursor = null, limit } }) => {
    const { id } = await findList(services, params.id);
    return await read({ listId: id, kind: null, states: state, before: cursor, limit });
  });
}

function headView(run: RunHead): JsonOf<typeof HEAD> {
  return {
    id: String(run.id),
    list_id: run.listId === null ? null : String(run.listId),
    kind: run.kind,
    state: run.state,
    pause_reason: run.pauseReason,
    created_at: run.createdAt.toISOString(),
    completed_at: run.completedAt?.toISOString() ?? null,
    ended_by: run.endedBy,
    unanswered: run.unanswered,
    total: run.total,
    done: run.done,
  };
}
