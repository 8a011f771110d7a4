import type { PacingPolicy } from "@rollcall/providers";
import type { PacingState } from "./pacing-state.ts";

const MINUTE_MS = 60_000;

/**
 * Window that receivers count in (Cisco's directory harvest prevention: an hour), plus the bucket that is just leaving
 * it.
 */
const KEPT_MINUTES = 61;

/** Adds `count` refusals now and drops those older than an hour. */
export function addRejected(rejected: PacingState["rejected"], count: number, nowMs: number): PacingState["rejected"] {
  const minute = Math.floor(nowMs / MINUTE_MS);
  const kept = rejected.filter(([at]) => at > minute - KEPT_MINUTES);
  if (count <= 0) return kept;
  const last = kept.at(-1);
  if (last !== undefined && last[0] >= minute) return [...kept.slice(0, -1), [last[0], last[1] + count]];
  return [...kept, [minute, count]];
}

/** The hour's remaining budget: minus past refusals, and those reserved by sessions in flight. */
export function refusalsLeft(policy: PacingPolicy, state: PacingState, nowMs: number): number {
  const refused = addRejected(state.rejected, 0, nowMs).reduce((sum, [, count]) => sum + count, 0);
  const risked = Object.values(state.sessions).reduce((sum, { refusals }) => sum + refusals, 0);
  return Math.max(0, policy.rejectedPerHour - refused - risked);
}

/** When budget becomes available again: when the oldest bucket expires, or a session in flight is settled. */
export function budgetFreeAtMs(policy: PacingPolicy, state: PacingState, nowMs: number): number {
  if (refusalsLeft(policy, state, nowMs) > 0) return nowMs;
  const [oldest] = addRejected(state.rejected, 0, nowMs);
  const underWay = Object.keys(state.sessions).length > 0;
  const oldestFreeMs = oldest === undefined ? Number.POSITIVE_INFINITY : (oldest[0] + KEPT_MINUTES) * MINUTE_MS;
  return Math.min(
    oldestFreeMs,
    underWay ? nowMs + policy.sessionMaxAgeMs : oldestFreeMs,
    nowMs + KEPT_MINUTES * MINUTE_MS,
  );
}
