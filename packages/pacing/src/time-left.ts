import type { PacingState } from "./pacing-state.ts";
import type { PacingPolicy } from "./policy.ts";

export interface Backlog {
  /** Addresses still to ask, by pacing key. */
  readonly addresses: ReadonlyMap<string, number>;
  readonly policyOf: (pacingKey: string) => PacingPolicy;
  /** Null: the key was never asked. */
  readonly stateOf: (pacingKey: string) => PacingState | null;
  readonly nowMs: number;
}

export interface TimeLeft {
  /** Whole seconds until the slowest key is through, if nothing changes. */
  readonly seconds: number;
  /** The key that takes longest; null when there is nothing to do. */
  readonly slowestKey: string | null;
}

/** Refused, of the addresses asked, where nothing is known: lists of the trade have 5 to 10 % that are gone. */
const TYPICAL_REJECTED_SHARE = 0.08;

/** From connecting to the first answer and QUIT, an ordinary session's time beside its answers. */
const SESSION_OVERHEAD_MS = 2000;
const ANSWER_MS = 500;

/**
 * How long a backlog takes: each key by its rate, its sessions, its budget of refusals and what is left of its suspension; all keys at once, so
 * the slowest decides. An estimate for people, not a promise: greylists and what the servers say next are not in it.
 */
export function timeLeft({ addresses, policyOf, stateOf, nowMs }: Backlog): TimeLeft {
  let slowest: TimeLeft = { seconds: 0, slowestKey: null };
  for (const [pacingKey, count] of addresses) {
    if (count <= 0) continue;
    const seconds = Math.ceil(keyMs(policyOf(pacingKey), stateOf(pacingKey), count, nowMs) / 1000);
    if (slowest.slowestKey === null || seconds > slowest.seconds) slowest = { seconds, slowestKey: pacingKey };
  }
  return slowest;
}

function keyMs(policy: PacingPolicy, state: PacingState | null, count: number, nowMs: number): number {
  const waitMs = Math.max(0, (state?.suspension?.untilMs ?? 0) - nowMs, (state?.nextFreeAtMs ?? 0) - nowMs);
  // A rate that goes well reaches its maximum within the hour.
  const perMinute = Math.max(
    state?.ratePerMinute ?? 0,
    (policy.addressesPerMinute.start + policy.addressesPerMinute.max) / 2,
  );
  const byRateMs = (count * 60_000) / perMinute;
  const sessions = Math.ceil(count / policy.addressesPerSession);
  const sessionMs = SESSION_OVERHEAD_MS + ANSWER_MS * Math.min(count, policy.addressesPerSession);
  const bySessionsMs = (sessions * sessionMs + (sessions - 1) * policy.pauseBetweenSessionsMs) / policy.sessions.max;
  const refused = count * (state?.rejectedShare ?? TYPICAL_REJECTED_SHARE);
  // The first hour's budget is there from the start.
  const byBudgetMs = Math.max(0, refused / policy.rejectedPerHour - 1) * 3_600_000;
  // The last session's worth needs no waiting.
  const lastMs = (Math.min(count, policy.addressesPerSession) * 60_000) / perMinute;
  return waitMs + Math.max(byRateMs - lastMs + sessionMs, bySessionsMs, byBudgetMs);
}
