import { z } from "zod";
import type { PastRun, ChangeCounts, Schedule, ScheduleTarget } from "@rollcall/core";
import { EVERY, type Every, isTimeZone } from "@rollcall/schedule";
import type { JsonOf } from "../http/declaration.ts";
import { time } from "./common.ts";
import { CONTACT_FILTER } from "./contact.ts";

const HOURS_MAX = 24;
const DAYS_MAX = 3_650;
const CHECKS_MAX = 100_000_000;

const EVERY_NAMES = Object.keys(EVERY) as [Every, ...Every[]];

const FILTER = z.object({
  q: z.string().optional(),
  status: z.string().optional(),
  reason: z.string().optional(),
  domain: z.string().optional(),
});

/** A schedule's target in responses. */
const TARGET = z.discriminatedUnion("type", [
  z.object({ type: z.literal("list"), list_id: z.string() }),
  z.object({ type: z.literal("filter"), filter: FILTER }),
  z.object({ type: z.literal("all") }),
]);

/** The same in requests. */
const NEW_TARGET = z.discriminatedUnion("type", [
  z.object({ type: z.literal("list"), list_id: z.string().regex(/^[1-9]\d{0,8}$/, "must be the id of a list") }),
  z.object({ type: z.literal("filter"), filter: CONTACT_FILTER }),
  z.object({ type: z.literal("all") }),
]);

export type NewTarget = z.output<typeof NEW_TARGET>;

/** A simple interval or a cron expression, and its time zone. */
const TIMING = {
  target: NEW_TARGET,
  every: z.enum(EVERY_NAMES).nullish(),
  cron: z.string().max(200).nullish().describe("Five fields: minute, hour, day of month, month, day of week."),
  time_zone: z.string().max(100).refine(isTimeZone, "must be an IANA time zone such as Europe/Berlin").default("UTC"),
  older_than_days: z
    .number()
    .positive()
    .max(DAYS_MAX)
    .int()
    .nullable()
    .default(null)
    .describe("Check contacts whose verdict is older; null: those whose verdict has expired."),
};

export const PREVIEWED_SCHEDULE = z.object(TIMING);

export const NEW_SCHEDULE = z.object({
  ...TIMING,
  name: z.string().trim().min(1).max(200),
  spread_hours: z.number().min(0).max(HOURS_MAX).default(0).describe("Hours per day over which checks are spread."),
  daily_limit: z.number().int().min(1).max(CHECKS_MAX).nullable().default(null).describe("Maximum checks per day."),
  paused: z.boolean().default(false),
});

/** Missing fields stay unchanged. */
export const SCHEDULE_CHANGE = z.object({
  target: NEW_TARGET.optional(),
  every: TIMING.every,
  cron: TIMING.cron,
  time_zone: TIMING.time_zone.unwrap().optional(),
  older_than_days: TIMING.older_than_days.unwrap().optional(),
  name: NEW_SCHEDULE.shape.name.optional(),
  spread_hours: NEW_SCHEDULE.shape.spread_hours.unwrap().optional(),
  daily_limit: NEW_SCHEDULE.shape.daily_limit.unwrap().optional(),
  paused: z.boolean().optional(),
});

export const CHANGE_COUNTS = z
  .object({ became_undeliverable: z.int(), came_back: z.int(), became_catch_all: z.int(), other: z.int() })
  .meta({ id: "ChangeCounts", description: "Contacts by kind of change." });

const SCHEDULED_RUN = z.object({
  run_id: z.string(),
  planned_at: time,
  started_at: time.nullable(),
  state: z.enum(["starting", "running", "paused", "cancelled", "completed"]),
  total: z.int(),
  done: z.int(),
  changes: CHANGE_COUNTS,
});

export const SCHEDULE = z
  .object({
    id: z.string(),
    name: z.string(),
    target: TARGET,
    every: z.enum(EVERY_NAMES).nullable(),
    cron: z.string().nullable().describe("Null if `every` is used."),
    time_zone: z.string(),
    older_than_days: z.number().nullable(),
    spread_hours: z.number(),
    daily_limit: z.int().nullable(),
    paused: z.boolean(),
    next_run_at: time.nullable(),
    last_runs: z.array(SCHEDULED_RUN).describe("Newest first."),
    created_at: time,
  })
  .meta({ id: "Schedule", description: "A recurring verification." });

export const SCHEDULE_PREVIEW = z
  .object({ contacts: z.int(), due: z.int(), next_runs: z.array(time) })
  .meta({ id: "SchedulePreview", description: "Preview of a schedule." });

type ScheduleView = JsonOf<typeof SCHEDULE>;

const NO_CHANGES: ChangeCounts = { became_undeliverable: 0, came_back: 0, became_catch_all: 0, other: 0 };

/** A schedule in the API, with its latest runs. */
export function scheduleView(schedule: Schedule, runs: readonly PastRun[]): ScheduleView {
  return {
    id: String(schedule.id),
    name: schedule.name,
    target: targetView(schedule.target),
    every: schedule.every,
    cron: schedule.every === null ? schedule.cron : null,
    time_zone: schedule.timeZone,
    older_than_days: schedule.olderThanDays,
    spread_hours: schedule.spreadHours,
    daily_limit: schedule.dailyLimit,
    paused: schedule.paused,
    next_run_at: schedule.paused ? null : (schedule.nextRunAt?.toISOString() ?? null),
    last_runs: runs.map((run) => ({
      run_id: String(run.id),
      planned_at: (run.plannedAt ?? run.createdAt).toISOString(),
      started_at: run.createdAt.toISOString(),
      state: run.state,
      total: run.total,
      done: run.done,
      changes: { ...NO_CHANGES, ...run.changes },
    })),
    created_at: schedule.createdAt.toISOString(),
  };
}

function targetView(target: ScheduleTarget): ScheduleView["target"] {
  switch (target.type) {
    case "list":
      return { type: "list", list_id: String(target.listId) };
    case "all":
      return { type: "all" };
    case "filter": {
      const { search, statuses, reasons, domains } = target.filter;
      return {
        type: "filter",
        filter: {
          ...(search === null ? {} : { q: search }),
          ...(statuses === null ? {} : { status: statuses.join(",") }),
          ...(reasons === null ? {} : { reason: reasons.join(",") }),
          ...(domains === null ? {} : { domain: domains.join(",") }),
        },
      };
    }
  }
}
