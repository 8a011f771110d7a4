import type { ContactFilter, FreshFor, NewRun } from "../records/run.ts";
import type { Schedule } from "../records/schedule.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const EVERYBODY: ContactFilter = { search: null, statuses: null, reasons: null, domains: null };

/**
 * The run of a schedule for a planned time. Of a list it has all contacts, those whose verdict is still good as done: the
 * list's answers stay whole. Of stored contacts it has only those that are to be asked.
 */
export function scheduledRun(schedule: Schedule, freshFor: FreshFor, plannedAtMs: number, nowMs: number): NewRun {
  const { target, olderThanDays, spreadHours, dailyLimit } = schedule;
  return {
    kind: target.type === "list" ? "list" : "contacts",
    listId: target.type === "list" ? target.listId : null,
    contactIds: null,
    ...(target.type === "list" ? {} : { filter: target.type === "filter" ? target.filter : EVERYBODY }),
    priority: 0,
    firstStep: null,
    freshFor,
    olderThanMs: olderThanDays === null ? null : olderThanDays * DAY_MS,
    // What was missed is spread from now on, not from when it should have been.
    spread: { startAt: new Date(nowMs), windowMs: spreadHours * HOUR_MS, dailyLimit },
    schedule: { id: schedule.id, plannedAt: new Date(plannedAtMs) },
  };
}
