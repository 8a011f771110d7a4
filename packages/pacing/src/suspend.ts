import type { Backoff, PacingPolicy } from "@rollcall/providers";
import type { PacingState, Suspension } from "./pacing-state.ts";

export interface SuspensionCause {
  readonly because: Exclude<Suspension["because"], "operator">;
  readonly words: string | null;
  readonly retryAfterMs: number | null;
}

/** Jitter in either direction, as a share of the delay. */
const JITTER = 0.2;

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
