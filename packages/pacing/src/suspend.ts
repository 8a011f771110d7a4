import type { Backoff, PacingPolicy } from "@rollcall/providers";
import { JITTER, type PacingState, type Suspension } from "./pacing-state.ts";

export interface SuspensionCause {
  readonly because: Exclude<Suspension["because"], "operator">;
  readonly words: string | null;
  readonly retryAfterMs: number | null;
}

/** Highest backoff level: by then every delay is at its bound. */
const LEVEL_LIMIT = 20;

/**
 * Suspends the key; it is half-open afterwards. Each suspension without an hour of peace in between is longer than the
 * last, up to the policy's bound; the server's own delay can lengthen it, not shorten it.
 */
export function suspend(
  policy: PacingPolicy,
  state: PacingState,
  cause: SuspensionCause,
  nowMs: number,
  random: number,
): PacingState {
  const { backoff } = policy;
  const plannedMs = restMs(backoff, cause.because, state.level) * (1 - JITTER + 2 * JITTER * random);
  const lengthMs = Math.round(Math.min(Math.max(plannedMs, cause.retryAfterMs ?? 0), backoff.maxMs * (1 + JITTER)));
  return {
    ...state,
    window: 1,
    growth: 0,
    failures: 0,
    failedCohorts: 0,
    goodSinceMs: null,
    level: Math.min(state.level + 1, LEVEL_LIMIT),
    halfOpen: true,
    suspension: { sinceMs: nowMs, untilMs: nowMs + lengthMs, because: cause.because, words: cause.words },
  };
}

function restMs(backoff: Backoff, because: SuspensionCause["because"], level: number): number {
  if (because === "failures") {
    const { failuresMs } = backoff;
    return Math.min(failuresMs[Math.min(level, failuresMs.length - 1)] ?? backoff.maxMs, backoff.maxMs);
  }
  const firstMs = { rate: backoff.rateMs, reputation: backoff.reputationMs, listed: backoff.listedMs }[because];
  return Math.min(firstMs * 2 ** level, backoff.maxMs);
}

/** Suspends a key until a time, by its operator. Sessions in flight are not affected. */
export function suspendByOperator(state: PacingState, untilMs: number, nowMs: number): PacingState {
  return { ...state, suspension: { sinceMs: nowMs, untilMs, because: "operator", words: null }, halfOpen: false };
}

/** Ends a key's suspension now. It is half-open: one session goes first. */
export function resumeByOperator(state: PacingState, nowMs: number): PacingState {
  if (state.suspension === null || state.suspension.untilMs <= nowMs) return state;
  return { ...state, suspension: { ...state.suspension, untilMs: nowMs }, halfOpen: true };
}

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
