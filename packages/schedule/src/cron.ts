import { Cron } from "croner";

/** Presets as cron expressions: at six in the morning, on Mondays, on the first of the month or quarter. */
export const EVERY = {
  weekly: "0 6 * * 1",
  monthly: "0 6 1 * *",
  quarterly: "0 6 1 1,4,7,10 *",
} as const;

export type Every = keyof typeof EVERY;

export type ReadCron =
  | { readonly type: "cron"; readonly cron: string }
  /** The problem, as the end of a sentence that begins with its name. */
  | { readonly type: "problem"; readonly problem: string };

/** Parses a cron expression of five fields: minute, hour, day of month, month, day of week. */
export function readCron(text: string, timeZone: string): ReadCron {
  const cron = text.trim().replaceAll(/\s+/g, " ");
  try {
    const never = open(cron, timeZone).nextRuns(1, at(0)).length === 0;
    return never ? { type: "problem", problem: "never comes: there is no such day" } : { type: "cron", cron };
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/^Cron\w+: /, "") : "";
    return { type: "problem", problem: `is not a cron expression such as "0 6 * * 1" (Mondays at six): ${why}` };
  }
}

/** Whether this is an IANA time zone such as Europe/Berlin. Offsets are rejected: they know no daylight saving time. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/**
 * The next `count` times after a moment, in milliseconds since the epoch. Times in the hour skipped in spring move to
 * its end; the hour repeated in autumn counts once, the first time, unless the expression means every hour.
 */
export function nextTimes(cron: string, timeZone: string, afterMs: number, count: number): number[] {
  return open(cron, timeZone)
    .nextRuns(count, at(afterMs))
    .map((time) => time.getTime());
}

/** The next time after a moment, or null. */
export function nextTime(cron: string, timeZone: string, afterMs: number): number | null {
  return nextTimes(cron, timeZone, afterMs, 1)[0] ?? null;
}

function open(cron: string, timeZone: string): Cron {
  return new Cron(cron, { timezone: timeZone, mode: "5-part" });
}

// oxlint-disable-next-line eslint/no-restricted-globals -- a moment that was given, not the clock's
const at = (ms: number): Date => new Date(ms);

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
