import type { PacingPolicy } from "@rollcall/providers";
import { afterCut, afterNames } from "./after-cut.ts";
import { lanesAllowed } from "./before-session.ts";
import type { PacingState } from "./pacing-state.ts";
import { addRejected, budgetFreeAtMs } from "./rejection-budget.ts";
import type { SessionOutcome, SiteSignal } from "./session-outcome.ts";
import { decrease, levelNow, slowDown } from "./suspend.ts";
import { suspend } from "./suspend.ts";

/** A key's pace after a session. */
export interface Pace {
  /** When this lane may take its next turn, in milliseconds since the epoch. */
  readonly nextTurnAtMs: number;
  /** Lanes allowed now. */
  readonly lanes: number;
  readonly suspendedUntilMs: number | null;
}

const MINUTE_MS = 60_000;

/** Without bad events, the rate grows by a quarter every five minutes. */
const RATE_GROWTH = 1.25;
const RATE_STEP_MS = 5 * MINUTE_MS;

/** Growth steps caught up at once: 1.25^60 exceeds any range. */
const RATE_STEPS_LIMIT = 60;

/** Weight of the latest session in the moving average of refusals. */
const SHARE_WEIGHT = 0.1;

/**
 * Updates a key's pace after a session: additive increase, multiplicative decrease, like TCP and Postfix's scheduler.
 * Only what concerns the whole site counts; refused, greylisted or full mailboxes are good news about it. Never throws.
 *
 * @param random uniform in [0, 1)
 */
export function afterSession(
  policy: PacingPolicy,
  state: PacingState,
  outcome: SessionOutcome,
  nowMs: number,
  random: number,
): readonly [PacingState, Pace] {
  const startedAtMs = state.sessions[outcome.lane]?.startedAtMs ?? nowMs - Math.max(0, outcome.durationMs);
  const settled = settle(state, outcome, nowMs);
  // A session that started before the suspension says nothing about it.
  const late = settled.suspension !== null && startedAtMs < settled.suspension.sinceMs;
  const heard = late ? settled : afterNames(policy, settled, outcome, nowMs);
  const stepped = step(policy, heard, outcome, late, nowMs, random);
  return [stepped, paceOf(policy, stepped, outcome, nowMs)];
}

/** Returns the unused part of the rate reservation, and replaces the reserved refusals by the actual ones. */
function settle(state: PacingState, outcome: SessionOutcome, nowMs: number): PacingState {
  const { [outcome.lane]: session, ...sessions } = state.sessions;
  const asked = Math.max(0, outcome.asked);
  const intervalMs = session?.intervalMs ?? MINUTE_MS / state.ratePerMinute;
  // Without a reservation, the rate is charged now.
  const paidAtMs = session === undefined ? Math.max(state.nextFreeAtMs, nowMs) : state.nextFreeAtMs;
  const rejected = Math.max(0, Math.min(outcome.rejected, asked));
  const share = asked === 0 ? state.rejectedShare : movingAverage(state.rejectedShare, rejected / asked);
  return {
    ...state,
    nextFreeAtMs: Math.round(paidAtMs + (asked - (session?.addresses ?? 0)) * intervalMs),
    rejected: addRejected(state.rejected, rejected, nowMs),
    rejectedShare: share,
    sessions,
  };
}

const movingAverage = (average: number | null, latest: number): number =>
  average === null ? latest : average * (1 - SHARE_WEIGHT) + latest * SHARE_WEIGHT;

function step(
  policy: PacingPolicy,
  state: PacingState,
  { signal, cut, through }: SessionOutcome,
  late: boolean,
  nowMs: number,
  random: number,
): PacingState {
  if (signal.type === "block") return block(policy, state, signal, late, nowMs, random);
  if (late) return state;
  if (cut !== null && signal.type !== "bad") {
    const after = afterCut(policy, state, { ...cut, through }, nowMs, random);
    return after.type === "served" ? increase(policy, after.state, nowMs) : after.state;
  }
  if (signal.type === "none") return state;
  return signal.type === "good" ? increase(policy, state, nowMs) : decrease(policy, state, signal, nowMs, random);
}

type Signal<T extends SiteSignal["type"]> = Extract<SiteSignal, { readonly type: T }>;

function block(
  policy: PacingPolicy,
  state: PacingState,
  signal: Signal<"block">,
  late: boolean,
  nowMs: number,
  random: number,
): PacingState {
  const cause = { because: signal.kind, words: signal.words, retryAfterMs: signal.retryAfterMs };
  if (!late) return suspend(policy, slowDown(state, nowMs), cause, nowMs, random);
  // Concurrent sessions are all refused together: one suspension, as long as the longest.
  const again = suspend(policy, { ...state, level: Math.max(0, state.level - 1) }, cause, nowMs, random);
  const longer = (again.suspension?.untilMs ?? 0) > (state.suspension?.untilMs ?? 0);
  return longer ? { ...again, level: state.level } : state;
}

function increase(policy: PacingPolicy, state: PacingState, nowMs: number): PacingState {
  const goodSinceMs = state.goodSinceMs ?? nowMs;
  const underWay = Object.keys(state.sessions).length + 1;
  // Grow only as far as the window is used.
  const growth = state.window < underWay + 1 ? state.growth + 1 / state.window : state.growth;
  const grown = growth >= 1 && !state.halfOpen;
  const steps = Math.min(Math.max(0, Math.floor((nowMs - state.rateSteppedAtMs) / RATE_STEP_MS)), RATE_STEPS_LIMIT);
  return {
    ...state,
    halfOpen: false,
    failures: 0,
    failedCohorts: 0,
    goodSinceMs,
    level: levelNow(state, nowMs),
    window: grown ? Math.min(state.window + 1, policy.sessions.max) : state.window,
    growth: grown ? growth - 1 : Math.min(growth, 1),
    ratePerMinute: Math.min(state.ratePerMinute * RATE_GROWTH ** steps, policy.addressesPerMinute.max),
    rateSteppedAtMs: state.rateSteppedAtMs + steps * RATE_STEP_MS,
  };
}

function paceOf(policy: PacingPolicy, state: PacingState, { signal, cut }: SessionOutcome, nowMs: number): Pace {
  const lanes = lanesAllowed(policy, state, nowMs);
  const suspendedUntilMs =
    state.suspension !== null && state.suspension.untilMs > nowMs ? state.suspension.untilMs : null;
  const bad = signal.type === "bad" ? signal : cut;
  const askedForMs = Math.min(bad?.retryAfterMs ?? 0, policy.backoff.maxMs);
  const nextTurnAtMs = Math.max(
    nowMs + Math.max(policy.pauseBetweenSessionsMs, askedForMs),
    state.nextFreeAtMs,
    budgetFreeAtMs(policy, state, nowMs),
    suspendedUntilMs ?? 0,
  );
  return { nextTurnAtMs, lanes, suspendedUntilMs };
}
