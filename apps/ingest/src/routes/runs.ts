import {
  cancelRun,
  endOverdue,
  finishRun,
  pauseRun,
  resumeRun,
  egressNames,
  progressOf,
  watchRun,
} from "@rollcall/core";
import { logMilestones } from "@rollcall/telemetry";
import type { Api } from "../http/api.ts";
import type { JsonOf, RouteDeclaration } from "../http/declaration.ts";
import { EVENT_STREAM } from "../http/event-stream.ts";
import { notFound, Problem } from "../http/problem.ts";
import type { Services } from "../services.ts";
import { ID_PARAMS } from "../shapes/common.ts";
import { RUN, runView } from "../shapes/run.ts";

const PROGRESS_INTERVAL_MS = 1_000;
const OVER: ReadonlySet<string> = new Set(["completed", "cancelled"]);

const OF_RUN = { tag: "Runs", params: ID_PARAMS } as const;

const READ = {
  ...OF_RUN,
  method: "GET",
  path: "/v1/runs/:id",
  summary: "Get a run's progress",
  scope: "read",
  answers: { 200: RUN },
} as const satisfies RouteDeclaration;

const WATCH = {
  ...OF_RUN,
  method: "GET",
  path: "/v1/runs/:id/events",
  summary: "Watch a run live",
  description: "Sends `progress` every second with the run as data, and `end` as soon as it is over.",
  scope: "read",
  answers: { 200: EVENT_STREAM, 204: null },
} as const satisfies RouteDeclaration;

const STEER = { ...OF_RUN, method: "POST", scope: "verify", answers: { 200: RUN } } as const;
const PAUSE = { ...STEER, path: "/v1/runs/:id/pause", summary: "Pause a run" } as const;
const RESUME = {
  ...STEER,
  path: "/v1/runs/:id/resume",
  summary: "Resume a paused run",
} as const;
const CANCEL = {
  ...STEER,
  path: "/v1/runs/:id/cancel",
  summary: "Cancel a run; its verdicts stay",
} as const;

const FINISH = {
  ...STEER,
  path: "/v1/runs/:id/finish",
  summary: "Finish a run now",
  description:
    "What is open ends as unknown, `not_answered_yet`, with the evidence so far; sessions under way end first. The run is " +
    "then completed, and `unanswered` counts those addresses. Idempotent.",
} as const;

/** Checks closed per transaction, and transactions within the request. A worker closes the rest. */
const PAGE_CHECKS = 1_000;
const PAGES_AT_ONCE = 10;

/** Runs: read, watch, pause, resume, finish, cancel. */
export function runRoutes(api: Api, services: Services): void {
  const { database, settings } = services;

  api.route(READ, async ({ params }) => await describe(params.id));

  api.route(PAUSE, async ({ params: { id }, actor, request }) => {
    const why = "Only a running run can be paused.";
    const view = await changed(id, () => pauseRun(database, actor, id), why);
    logMilestones(request.log)({ type: "run_paused", runId: id, reason: null });
    return view;
  });

  api.route(RESUME, async ({ params: { id }, actor, request }) => {
    const why = "Only a paused run can be resumed.";
    const view = await changed(id, () => resumeRun(database, actor, id, egressNames(settings)), why);
    logMilestones(request.log)({ type: "run_resumed", runId: id });
    return view;
  });

  api.route(FINISH, async ({ params: { id }, actor, request }) => {
    const why = "This run is over: there is nothing left to finish.";
    const view = await changed(id, () => finishNow(services, actor, id), why);
    logMilestones(request.log)({ type: "run_cut_short", runId: id });
    return view;
  });

  api.route(CANCEL, async ({ params: { id }, actor, request }) => {
    const view = await changed(id, () => cancelRun(database, actor, id), "This run is over.");
    logMilestones(request.log)({ type: "run_cancelled", runId: id });
    return view;
  });

  api.route(WATCH, async ({ params, request, reply }) => {
    await describe(params.id);
    const pace = { intervalMs: PROGRESS_INTERVAL_MS, watch: () => watchRun(database, params.id) };
    return await api.streams.stream(request, reply, pace, async (send) => {
      const view = await describe(params.id);
      send("progress", view);
      if (!OVER.has(view.state)) return true;
      send("end", view);
      return false;
    });
  });

  async function describe(id: number): Promise<JsonOf<typeof RUN>> {
    const found = await progressOf(services, id);
    if (!found) throw notFound("run");
    return runView(found);
  }

  async function changed(id: number, change: () => Promise<boolean>, refusal: string): Promise<JsonOf<typeof RUN>> {
    const before = await describe(id);
    if (!(await change())) throw new Problem(409, "wrong_state", refusal, `The run is ${before.state}.`);
    return await describe(id);
  }
}

/** Finishes a run and closes what is open, as far as a request may take. False: it was over. */
async function finishNow(services: Services, by: string, id: number): Promise<boolean> {
  if (!(await finishRun(services.database, by, id))) return false;
  for (let page = 0; page < PAGES_AT_ONCE && (await endOverdue(services, PAGE_CHECKS, id)) > 0; page += 1);
  return true;
}
