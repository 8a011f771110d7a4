import type { JsonOf } from "../api/declaration.ts";
import type { SCHEDULE } from "../schemas/schedule.ts";
import type { PastRun, ChangeCounts, Schedule, ScheduleTarget } from "@rollcall/core";

type ScheduleView = JsonOf<typeof SCHEDULE>;

const NO_CHANGES: ChangeCounts = { became_undeliverable: 0, came_back: 0, became_catch_all: 0, other: 0 };

/** A schedule as the API shows it, with its latest runs. */
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
