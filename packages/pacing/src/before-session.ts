import type { PacingPolicy } from "@rollcall/providers";
import type { OpenSession, PacingState } from "./pacing-state.ts";
import { lengthNow } from "./after-cut.ts";
import { addRejected, budgetFreeAtMs, refusalsLeft } from "./rejection-budget.ts";

/** Whether a lane may start a session now. */
export type SessionPermission =
  /** Yes: at most `limit` addresses, ending after `refusals` refusals. Store the state before the session starts. */
  | { readonly type: "start"; readonly state: PacingState; readonly limit: number; readonly refusals: number }
  | {
      readonly type: "wait";
      readonly untilMs: number;
      readonly because: "suspended" | "half_open" | "rate" | "rejections";
    }
  /** The key has no room for this lane now. */
  | { readonly type: "end" };

const MINUTE_MS = 60_000;

/** Grace after a session's maximum time before its worker counts as dead. */
const STALE_AFTER_SESSION_MS = 60_000;

/**
 * A session may begin this much before the key's rate has room for it: the rate is of a minute, and where it allows many sessions a
 * second, lanes would only take turns at sleeping. What it reserves still counts in full.
 */
const RATE_SLACK_MS = 250;

/** How long others wait while one session probes whether a suspension is over (half-open). */
const HALF_OPEN_WAIT_MS = 30_000;

/**
 * Requests a session for a lane (from 0). The most it can use, addresses and refusals, is reserved from the key's rate
 * and budget at once, and afterSession returns what was not used; so concurrent sessions never exceed either. A
 * previous session of this lane that never reported counts as having used its whole reservation.
 */
export function beforeSession(
  policy: PacingPolicy,
  stored: PacingState,
  lane: number,
  nowMs: number,
): SessionPermission {
  const state = settleLost(policy, stored, lane, nowMs);
  if (lane >= lanesAllowed(policy, state, nowMs)) return { type: "end" };
  if (state.suspension !== null && state.suspension.untilMs > nowMs) {
    return { type: "wait", untilMs: state.suspension.untilMs, because: "suspended" };
  }
  if (state.halfOpen && Object.keys(state.sessions).length > 0) {
    return { type: "wait", untilMs: nowMs + HALF_OPEN_WAIT_MS, because: "half_open" };
  }
  if (state.nextFreeAtMs > nowMs + RATE_SLACK_MS) return { type: "wait", untilMs: state.nextFreeAtMs, because: "rate" };
  const left = refusalsLeft(policy, state, nowMs);
  if (left < 1) return { type: "wait", untilMs: budgetFreeAtMs(policy, state, nowMs), because: "rejections" };
  return grant(policy, state, lane, left, nowMs);
}

/** Lanes that may be open now: one while suspended or half-open, else the window. */
export function lanesAllowed(policy: PacingPolicy, state: PacingState, nowMs: number): number {
  const resting = state.halfOpen || (state.suspension !== null && state.suspension.untilMs > nowMs);
  return resting ? 1 : Math.max(1, Math.min(Math.floor(state.window), policy.sessions.max));
}

function grant(policy: PacingPolicy, state: PacingState, lane: number, left: number, nowMs: number): SessionPermission {
  // One address is enough to probe a suspension.
  const { addresses, refusals: most } = lengthNow(policy, state, nowMs);
  const limit = state.halfOpen ? 1 : addresses;
  const refusals = Math.min(most, left);
  const intervalMs = MINUTE_MS / state.ratePerMinute;
  const session: OpenSession = { startedAtMs: nowMs, addresses: limit, refusals, intervalMs };
  const next: PacingState = {
    ...state,
    nextFreeAtMs: Math.round(Math.max(nowMs, state.nextFreeAtMs) + limit * intervalMs),
    sessions: { ...state.sessions, [lane]: session },
  };
  return { type: "start", state: next, limit, refusals };
}

/**
 * Settles sessions of dead workers: this lane's own, and any that outlived the maximum. Their refusals are booked at
 * the latest moment at which they can have happened, not now: a waiting lane settles the same loss again at its next
 * try, and must not restart the wait.
 */
function settleLost(policy: PacingPolicy, state: PacingState, lane: number, nowMs: number): PacingState {
  const lifeMs = Math.max(policy.timeouts.sessionMs, policy.sessionMaxAgeMs) + STALE_AFTER_SESSION_MS;
  const entries = Object.entries(state.sessions);
  const isLost = ([name, { startedAtMs }]: readonly [string, OpenSession]): boolean =>
    name === String(lane) || startedAtMs + lifeMs < nowMs;
  const lost = entries.filter(isLost);
  if (lost.length === 0) return state;
  const rejected = lost.reduce(
    (booked, [, { refusals, startedAtMs }]) => addRejected(booked, refusals, Math.min(nowMs, startedAtMs + lifeMs)),
    state.rejected,
  );
  return { ...state, rejected, sessions: Object.fromEntries(entries.filter((entry) => !isLost(entry))) };
}
