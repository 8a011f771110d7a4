import type { Every } from "@rollcall/schedule";
import type { ContactFilter, NewRun, StartedRun } from "../runs/run.ts";

/** Whom a schedule has asked. */
export type ScheduleTarget =
  | { readonly type: "list"; readonly listId: number }
  | { readonly type: "filter"; readonly filter: ContactFilter }
  | { readonly type: "all" };

/** What somebody decided about a schedule. */
export interface NewSchedule {
  readonly name: string;
  readonly target: ScheduleTarget;
  /** Null: by its cron expression. */
  readonly every: Every | null;
  readonly cron: string;
  /** IANA name. */
  readonly timeZone: string;
  /** Null: ask those whose verdict is no longer good. */
  readonly olderThanDays: number | null;
  readonly spreadHours: number;
  readonly dailyLimit: number | null;
  readonly paused: boolean;
  readonly nextRunAt: Date | null;
}

export interface Schedule extends NewSchedule {
  readonly id: number;
  readonly createdAt: Date;
}

/** A run that a schedule starts, and when the one after it is planned. */
export interface ScheduledStart {
  readonly run: NewRun;
  readonly nextRunAt: Date | null;
}

export type ScheduledStartEnd =
  | { readonly type: "started"; readonly run: StartedRun }
  /** Somebody else starts it, it was not due, or it is gone. */
  | { readonly type: "none" }
  /** An earlier run of the schedule, or another of its list, is not over: it goes first. */
  | { readonly type: "busy" }
  /** Its list is gone: it has been paused. */
  | { readonly type: "no_list" };
