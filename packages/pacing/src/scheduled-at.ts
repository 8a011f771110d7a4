/** A place in a schedule of attempts. */
export interface ScheduledAttempt {
  /** Attempts made, this one included: 1 after the first. */
  readonly attempt: number;
  readonly firstAttemptAtMs: number;
  /** When this attempt was made. */
  readonly nowMs: number;
  /** Delays from the first attempt, milliseconds, ascending. */
  readonly scheduleMs: readonly number[];
  /** Uniform in [0, 1). */
  readonly random: number;
}

/** Of a delay, added at random: everything that was asked together should not come back together. */
export const RETRY_JITTER = 0.2;

/**
 * When a schedule's next attempt is, milliseconds, or null where it has no more. Delays count from the first attempt; where
 * an attempt came late (no worker, a paused run, a backlog), the gaps of the schedule are kept from it on, so that an outage
 * doesn't have all that is left follow at once. Delays and gaps are lengthened by up to a fifth at random.
 */
export function scheduledAt({ attempt, firstAttemptAtMs, nowMs, scheduleMs, random }: ScheduledAttempt): number | null {
  const delayMs = scheduleMs[attempt - 1];
  if (delayMs === undefined) return null;
  const gapMs = delayMs - (scheduleMs[attempt - 2] ?? 0);
  const stretch = 1 + RETRY_JITTER * random;
  return Math.round(Math.max(firstAttemptAtMs + delayMs * stretch, nowMs + gapMs * stretch));
}
