import { z } from "zod";
import {
  type Actor,
  type Database,
  countDue,
  createSchedule,
  deleteSchedule,
  readPastRuns,
  readSchedule as findSchedule,
  readSchedules,
  updateSchedule,
  type Schedule,
  type ScheduleTarget,
  startScheduleNow,
  readList,
} from "@rollcall/core";
import { nextTimes } from "@rollcall/schedule";
import { logMilestones } from "@rollcall/telemetry";
import type { Api } from "../http/api.ts";
import type { JsonOf, RouteDeclaration } from "../http/declaration.ts";
import { IDEMPOTENCY_HEADERS, oncePerKey, replayHeaders } from "../http/once-per-key.ts";
import { notFound, Problem } from "../http/problem.ts";
import type { Services } from "../services.ts";
import { ID_PARAMS, NEXT_CURSOR, numberCursor, pageLimit, pageOf } from "../shapes/common.ts";
import { changeSchedule, readSchedule, readTiming, targetOf } from "../shapes/read-schedule.ts";
import { RUN, describeRun } from "../shapes/run.ts";
import {
  NEW_SCHEDULE,
  PREVIEWED_SCHEDULE,
  SCHEDULE,
  SCHEDULE_CHANGE,
  SCHEDULE_PREVIEW,
  scheduleView,
} from "../shapes/schedule.ts";

const DAY_MS = 86_400_000;
const RUNS_SHOWN = 10;
const TIMES_PREVIEWED = 5;

const PAGE = z.object({ cursor: numberCursor.optional(), limit: pageLimit(200, 100) });

const OF_ALL = { path: "/v1/schedules", tag: "Schedules" } as const;
const OF_ONE = { path: "/v1/schedules/:id", tag: "Schedules", params: ID_PARAMS } as const;

const ALL = {
  ...OF_ALL,
  method: "GET",
  summary: "List schedules, newest first",
  scope: "read",
  query: PAGE,
  answers: { 200: z.object({ schedules: z.array(SCHEDULE), next_cursor: NEXT_CURSOR }) },
} as const satisfies RouteDeclaration;

const CREATE = {
  ...OF_ALL,
  method: "POST",
  summary: "Create a schedule",
  description: "Give `every` or `cron`. Missed runs are caught up by a single one; a run waits for the previous one.",
  scope: "verify",
  headers: IDEMPOTENCY_HEADERS,
  body: NEW_SCHEDULE,
  gives: ["Location"],
  answers: { 201: SCHEDULE },
} as const satisfies RouteDeclaration;

const PREVIEW = {
  method: "POST",
  path: "/v1/schedules/preview",
  tag: "Schedules",
  summary: "Preview which contacts a schedule would check, and when",
  scope: "read",
  body: PREVIEWED_SCHEDULE,
  answers: { 200: SCHEDULE_PREVIEW },
} as const satisfies RouteDeclaration;

const READ = {
  ...OF_ONE,
  method: "GET",
  summary: "Get a schedule with its latest runs",
  scope: "read",
  answers: { 200: SCHEDULE },
} as const satisfies RouteDeclaration;

const CHANGE = {
  ...OF_ONE,
  method: "PATCH",
  summary: "Change, pause or resume a schedule",
  scope: "verify",
  body: SCHEDULE_CHANGE,
  answers: { 200: SCHEDULE },
} as const satisfies RouteDeclaration;

const DELETE = {
  ...OF_ONE,
  method: "DELETE",
  summary: "Delete a schedule; its runs stay",
  scope: "verify",
  answers: { 204: null },
} as const satisfies RouteDeclaration;

const RUN_NOW = {
  ...OF_ONE,
  method: "POST",
  path: "/v1/schedules/:id/run",
  summary: "Run a schedule now",
  scope: "verify",
  headers: IDEMPOTENCY_HEADERS,
  gives: ["Location"],
  answers: { 201: RUN },
} as const satisfies RouteDeclaration;

/** Schedules: read, create, change, run, delete. */
export function scheduleRoutes(api: Api, services: Services): void {
  const { database, clock } = services;

  api.route(ALL, async ({ query: { cursor, limit } }) => {
    const found = await readSchedules(database, limit + 1, cursor ?? null);
    const { items, nextCursor } = pageOf(found, limit, ({ id }) => String(id));
    return {
      schedules: await Promise.all(items.map((schedule) => describeSchedule(database, schedule))),
      next_cursor: nextCursor,
    };
  });

  api.route(CREATE, async ({ body, headers, actor, send }) => {
    const keyed = { key: headers["idempotency-key"], actor, action: "create schedule", body };
    const { id, replayed } = await oncePerKey(database, keyed, async () => {
      const schedule = readSchedule(body, clock.nowMs());
      await assertList(database, schedule.target);
      return (await createSchedule(database, actor, schedule)).id;
    });
    return send(201, await describeSchedule(database, await find(id)), {
      location: `/v1/schedules/${id}`,
      ...replayHeaders(replayed),
    });
  });

  api.route(PREVIEW, async ({ body }) => {
    const { cron } = readTiming(body, body.time_zone);
    const target = targetOf(body.target);
    await assertList(database, target);
    const olderThanMs = body.older_than_days === null ? null : body.older_than_days * DAY_MS;
    const { contacts, due } = await countDue(database, target, olderThanMs);
    const times = nextTimes(cron, body.time_zone, clock.nowMs(), TIMES_PREVIEWED);
    return { contacts, due, next_runs: times.map((ms) => new Date(ms).toISOString()) };
  });

  api.route(READ, async ({ params }) => await describeSchedule(database, await find(params.id)));

  api.route(CHANGE, async ({ params, body, actor }) => {
    const changed = changeSchedule(await find(params.id), body, clock.nowMs());
    await assertList(database, changed.target);
    const updated = await updateSchedule(database, actor, params.id, changed);
    if (!updated) throw notFound("schedule");
    return await describeSchedule(database, updated);
  });

  api.route(DELETE, async ({ params, actor }) => {
    if (!(await deleteSchedule(database, actor, params.id))) throw notFound("schedule");
    return undefined;
  });

  api.route(RUN_NOW, async ({ params, headers, actor, request: { log }, send }) => {
    await find(params.id);
    const keyed = { key: headers["idempotency-key"], actor, action: `run schedule ${params.id}`, body: null };
    const { id, replayed } = await oncePerKey(database, keyed, () =>
      runNow({ ...services, tell: logMilestones(log) }, actor, params.id),
    );
    return send(201, await describeRun(services, id), { location: `/v1/runs/${id}`, ...replayHeaders(replayed) });
  });

  async function find(id: number): Promise<Schedule> {
    const schedule = await findSchedule(database, id);
    if (!schedule) throw notFound("schedule");
    return schedule;
  }
}

async function describeSchedule(database: Database, schedule: Schedule): Promise<JsonOf<typeof SCHEDULE>> {
  return scheduleView(schedule, await readPastRuns(database, schedule.id, RUNS_SHOWN));
}

async function assertList(database: Database, target: ScheduleTarget): Promise<void> {
  if (target.type === "list" && !(await readList(database, target.listId)))
    throw new Problem(422, "no_list", "There is no such list.", "Check `target.list_id` in the body.");
}

/** Starts a run of a schedule. Throws a problem if it can't start now. */
async function runNow(ports: Parameters<typeof startScheduleNow>[0], actor: Actor, id: number): Promise<number> {
  const end = await startScheduleNow(ports, actor, id);
  if (end.type === "no_list") throw new Problem(409, "no_list", "The schedule's list is gone.", "Choose another list.");
  if (end.type !== "started")
    throw new Problem(409, "already_running", "Its last run is not over.", "Wait for it, or cancel it first.");
  return end.run.runId;
}
