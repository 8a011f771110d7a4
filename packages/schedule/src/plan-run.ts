import { nextTime } from "./next-times.ts";

/** When a schedule wants to run. Times in milliseconds since the epoch. */
export interface PlanTiming {
  readonly cron: string;
  readonly timeZone: string;
  /** The planned time that comes next, or that was missed; null: none. */
  readonly nextRunAtMs: number | null;
  readonly paused: boolean;
}

export interface PlannedRun {
  /** The first time that was missed, where several were: they are made up for once. */
  readonly plannedAtMs: number;
  readonly nextRunAtMs: number | null;
}

/** The run that is due now, and when the one after it is; null: none is due. */
export function planRun(timing: PlanTiming, nowMs: number): PlannedRun | null {
  const { cron, timeZone, nextRunAtMs, paused } = timing;
  if (paused || nextRunAtMs === null || nextRunAtMs > nowMs) return null;
  return { plannedAtMs: nextRunAtMs, nextRunAtMs: nextTime(cron, timeZone, nowMs) };
}
