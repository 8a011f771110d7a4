import { nextTime } from "./next-times.ts";

/** A schedule's timing. Times in milliseconds since the epoch. */
export interface PlanTiming {
  readonly cron: string;
  readonly timeZone: string;
  /** The next planned time, possibly missed already; null: none. */
  readonly nextRunAtMs: number | null;
  readonly paused: boolean;
}

export interface PlannedRun {
  /** The first missed time; several missed runs are made up for once. */
  readonly plannedAtMs: number;
  readonly nextRunAtMs: number | null;
}

/** The run due now, and the time of the next; null: none is due. */
export function planRun(timing: PlanTiming, nowMs: number): PlannedRun | null {
  const { cron, timeZone, nextRunAtMs, paused } = timing;
  if (paused || nextRunAtMs === null || nextRunAtMs > nowMs) return null;
  return { plannedAtMs: nextRunAtMs, nextRunAtMs: nextTime(cron, timeZone, nowMs) };
}
