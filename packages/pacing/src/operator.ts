import type { PacingState } from "./pacing-state.ts";

/** Rests a key until a time because its operator says so. Sessions under way end as they would have. */
export function suspendByOperator(state: PacingState, untilMs: number, nowMs: number): PacingState {
  return { ...state, suspension: { sinceMs: nowMs, untilMs, because: "operator", words: null }, halfOpen: false };
}

/** Ends a key's suspension now. One session goes first, and the others follow when it did well. */
export function resumeByOperator(state: PacingState, nowMs: number): PacingState {
  if (state.suspension === null || state.suspension.untilMs <= nowMs) return state;
  return { ...state, suspension: { ...state.suspension, untilMs: nowMs }, halfOpen: true };
}
