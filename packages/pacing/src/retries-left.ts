import type { Reason } from "@rollcall/verdict";
import { RETRY_JITTER } from "./retry-schedule.ts";

/** Addresses that were asked and wait for another attempt, by reason. */
export interface PendingRetries {
  readonly reason: Reason;
  readonly count: number;
  /** Latest next attempt, and latest first attempt, milliseconds since the epoch. */
  readonly lastAtMs: number;
  readonly lastFirstAtMs: number;
}

/** Addresses that are answered evenly between two times. */
export interface Segment {
  readonly fromMs: number;
  readonly toMs: number;
  readonly count: number;
}

/** An estimate never says that nothing is left while something is. */
export const LEAST_MS = 5_000;

const MINUTE_MS = 60_000;

/** Greylists open after 5 minutes as a rule: so many greylisted addresses, and one needs a later attempt. */
const GREYLISTED_PER_STEP = [3, 20] as const;

/**
 * A site that can't be reached is suspended longer each time, beside the schedule, and addresses that come back one by
 * one suspend it again: measured, 1.9 to 2.6 times the schedule.
 */
const FAILING_STRETCH = 2.3;

/** Passes once its key slows down, or is free again. */
const ASKED_ONCE_MORE: ReadonlySet<Reason> = new Set<Reason>(["rate_limited", "blocked", "doubted"]);

/**
 * When retries end. A host that can't be reached now won't be in an hour: its schedule is used up. A greylist opens at
 * one of the first attempts.
 */
export function retrySegment(retries: PendingRetries, schedule: readonly number[], nowMs: number): Segment {
  const { reason, count, lastAtMs, lastFirstAtMs } = retries;
  const least = nowMs + LEAST_MS;
  const evenly = (fromMs: number, toMs: number): Segment => {
    const endMs = Math.max(least, lastAtMs, toMs);
    return { fromMs: Math.min(endMs - 1, Math.max(nowMs, fromMs)), toMs: endMs, count };
  };
  if (ASKED_ONCE_MORE.has(reason)) return evenly(lastAtMs, lastAtMs + MINUTE_MS);
  if (reason === "greylisted") {
    const step = GREYLISTED_PER_STEP.filter((limit) => count >= limit).length;
    const delayMs = schedule[Math.min(step, schedule.length - 1)] ?? 0;
    return evenly(lastFirstAtMs + (schedule[0] ?? 0), lastFirstAtMs + delayMs * (1 + RETRY_JITTER));
  }
  const lastDelayMs = schedule.at(-1) ?? 0;
  const stretch = count > 1 ? FAILING_STRETCH : 1 + RETRY_JITTER / 2;
  return evenly(lastFirstAtMs + lastDelayMs, lastFirstAtMs + lastDelayMs * stretch);
}
