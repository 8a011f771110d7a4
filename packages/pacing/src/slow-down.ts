import type { PacingPolicy } from "@rollcall/providers";
import type { PacingState } from "./pacing-state.ts";
import { suspend } from "./suspend.ts";

const MINUTE_MS = 60_000;

/** Lower bound of the rate, in addresses per minute: a key must be able to prove that it works again. */
const RATE_FLOOR = 1;

/** After an hour without bad events the backoff level resets. */
const PEACE_MS = 60 * MINUTE_MS;

/** Consecutive failures before a key is suspended: at a small site, one dropped connection says nothing. */
const FAILURES_MIN = 3;
const FAILED_COHORTS_MIN = 2;

/** After a bad session: slower, and suspended after several in a row, or if this one was to show whether a suspension is over. */
export function decrease(
  policy: PacingPolicy,
  state: PacingState,
  signal: { readonly words: string | null; readonly retryAfterMs: number | null },
  nowMs: number,
  random: number,
): PacingState {
  const failures = state.failures + 1;
  const failedCohorts = state.failedCohorts + 1 / state.window;
  const slower = { ...slowDown(state, nowMs), failures, failedCohorts };
  const failing = failures >= Math.max(FAILURES_MIN, state.window) && failedCohorts >= FAILED_COHORTS_MIN;
  if (!failing && !state.halfOpen) return slower;
  return suspend(
    policy,
    slower,
    { because: "failures", words: signal.words, retryAfterMs: signal.retryAfterMs },
    nowMs,
    random,
  );
}

/** Halves sessions and rate at the first bad sign. */
export function slowDown(state: PacingState, nowMs: number): PacingState {
  return {
    ...state,
    window: Math.max(1, Math.floor(state.window / 2)),
    growth: 0,
    ratePerMinute: Math.max(Math.min(RATE_FLOOR, state.ratePerMinute), state.ratePerMinute / 2),
    rateSteppedAtMs: nowMs,
    level: levelNow(state, nowMs),
    goodSinceMs: null,
  };
}

/** The backoff level, reset after PEACE_MS. */
export function levelNow({ level, goodSinceMs }: PacingState, nowMs: number): number {
  return goodSinceMs !== null && nowMs - goodSinceMs >= PEACE_MS ? 0 : level;
}
