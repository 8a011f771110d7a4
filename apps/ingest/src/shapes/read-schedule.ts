import type { z } from "zod";
import type { NewSchedule, Schedule, ScheduleTarget } from "@rollcall/core";
import { EVERY, type Every, nextTime, readCron } from "@rollcall/schedule";
import { Problem } from "../http/problem.ts";
import { contactFilterOf } from "./contact.ts";
import type { NEW_SCHEDULE, NewTarget, SCHEDULE_CHANGE } from "./schedule.ts";

/** When a schedule runs: a simple interval or a cron expression. */
interface Timing {
  readonly every: Every | null;
  readonly cron: string;
}

interface GivenTiming {
  readonly every?: Every | null | undefined;
  readonly cron?: string | null | undefined;
}

/** Reads `every` or `cron`. Throws a problem if neither or both are given, or if it never fires. */
export function readTiming({ every, cron }: GivenTiming, timeZone: string): Timing {
  if (every && cron) throw invalid("every: give either `every` or `cron`, not both", "every");
  if (every) return { every, cron: EVERY[every] };
  if (!cron) throw invalid("every: give `every` (weekly, monthly, quarterly) or a `cron` expression", "every");
  const read = readCron(cron, timeZone);
  if (read.type === "problem") throw invalid(`cron: ${JSON.stringify(cron)} ${read.problem}`, "cron");
  return { every: null, cron: read.cron };
}

/** A new schedule for the use cases. */
export function readSchedule(input: z.output<typeof NEW_SCHEDULE>, nowMs: number): NewSchedule {
  return planned(
    {
      ...readTiming(input, input.time_zone),
      name: input.name,
      target: targetOf(input.target),
      timeZone: input.time_zone,
      olderThanDays: input.older_than_days,
      spreadHours: input.spread_hours,
      dailyLimit: input.daily_limit,
      paused: input.paused,
    },
    nowMs,
  );
}

/** Applies changes to a schedule. Runs missed while it was paused are skipped. */
export function changeSchedule(before: Schedule, change: z.output<typeof SCHEDULE_CHANGE>, nowMs: number): NewSchedule {
  const timeZone = change.time_zone ?? before.timeZone;
  const isTimed = Boolean(change.every) || Boolean(change.cron);
  const timing = isTimed ? readTiming(change, timeZone) : { every: before.every, cron: before.cron };
  const after = {
    ...timing,
    name: change.name ?? before.name,
    target: change.target === undefined ? before.target : targetOf(change.target),
    timeZone,
    olderThanDays: change.older_than_days === undefined ? before.olderThanDays : change.older_than_days,
    spreadHours: change.spread_hours ?? before.spreadHours,
    dailyLimit: change.daily_limit === undefined ? before.dailyLimit : change.daily_limit,
    paused: change.paused ?? before.paused,
  };
  const isSameTime = after.cron === before.cron && timeZone === before.timeZone && after.paused === before.paused;
  return isSameTime ? { ...after, nextRunAt: before.nextRunAt } : planned(after, nowMs);
}

export function targetOf(target: NewTarget): ScheduleTarget {
  switch (target.type) {
    case "list":
      return { type: "list", listId: Number(target.list_id) };
    case "filter":
      return { type: "filter", filter: contactFilterOf(target.filter) };
    case "all":
      return { type: "all" };
  }
}

function planned(schedule: Omit<NewSchedule, "nextRunAt">, nowMs: number): NewSchedule {
  const nextMs = nextTime(schedule.cron, schedule.timeZone, nowMs);
  return { ...schedule, nextRunAt: nextMs === null ? null : new Date(nextMs) };
}

function invalid(detail: string, field: string): Problem {
  return new Problem(400, "invalid_request", detail, `Check \`${field}\` in the body.`);
}
