import type { PacingPolicy } from "@rollcall/providers";
import type { PacingState } from "./pacing-state.ts";

/** Open work at one pacing key. */
export interface KeyWork {
  readonly pacingKey: string;
  /** Addresses that any egress may ask. */
  readonly shared: number;
  /** Egresses, each with the addresses that it alone may ask. */
  readonly sources: readonly Source[];
}

interface Source {
  readonly open: number;
  /** Null: no session was held from there yet. */
  readonly state: PacingState | null;
}

export interface Backlog {
  readonly keys: readonly KeyWork[];
  readonly policyOf: (pacingKey: string) => PacingPolicy;
  readonly nowMs: number;
}

export interface TimeLeft {
  /** Seconds, rounded up, until the slowest key is done, if nothing changes. */
  readonly seconds: number;
  /** The key that takes longest; null: nothing to do. */
  readonly slowestKey: string | null;
}

/** Typical share of refused addresses: 5 to 10 % of a list no longer exist. */
const TYPICAL_REJECTED_SHARE = 0.08;

/** Typical session overhead, and time per answer. */
const SESSION_OVERHEAD_MS = 2000;
const ANSWER_MS = 500;

/** Shared addresses are split into at least this many parts, each assigned to the egress that finishes it first. */
const PARTS = 50;

/**
 * Estimates how long a backlog takes. A key is bounded by its rate, sessions, refusal budget and remaining suspension,
 * over all its egresses; keys run in parallel, so the slowest decides. Greylisting and future replies are not
 * considered.
 */
export function timeLeft({ keys, policyOf, nowMs }: Backlog): TimeLeft {
  let slowest: TimeLeft = { seconds: 0, slowestKey: null };
  for (const work of keys) {
    const ms = keyMs(policyOf(work.pacingKey), work, nowMs);
    if (ms === null) continue;
    const seconds = Math.ceil(ms / 1000);
    if (slowest.slowestKey === null || seconds > slowest.seconds) slowest = { seconds, slowestKey: work.pacingKey };
  }
  return slowest;
}

/** Milliseconds until the last egress is done with a key; null: nothing to do. */
function keyMs(policy: PacingPolicy, { shared, sources }: KeyWork, nowMs: number): number | null {
  if (shared + sources.reduce((sum, { open }) => sum + open, 0) <= 0) return null;
  const all = sources.length === 0 ? [{ open: 0, state: null }] : sources;
  const dealt = all.map(({ open }) => open);
  for (let left = shared; left > 0;) {
    const part = Math.min(left, Math.max(policy.addressesPerSession, Math.ceil(shared / Math.max(PARTS, all.length))));
    const ends = all.map(({ state }, index) => sourceMs(policy, state, (dealt[index] ?? 0) + part, nowMs));
    const first = ends.indexOf(Math.min(...ends));
    dealt[first] = (dealt[first] ?? 0) + part;
    left -= part;
  }
  return Math.max(...all.map(({ state }, index) => sourceMs(policy, state, dealt[index] ?? 0, nowMs)));
}

/** Milliseconds for `count` addresses from one egress. */
function sourceMs(policy: PacingPolicy, state: PacingState | null, count: number, nowMs: number): number {
  if (count <= 0) return 0;
  const waitMs = Math.max(0, (state?.suspension?.untilMs ?? 0) - nowMs, (state?.nextFreeAtMs ?? 0) - nowMs);
  // An unimpeded rate reaches its maximum within the hour.
  const perMinute = Math.max(
    state?.ratePerMinute ?? 0,
    (policy.addressesPerMinute.start + policy.addressesPerMinute.max) / 2,
  );
  const byRateMs = (count * 60_000) / perMinute;
  const sessions = Math.ceil(count / policy.addressesPerSession);
  const sessionMs = SESSION_OVERHEAD_MS + ANSWER_MS * Math.min(count, policy.addressesPerSession);
  const bySessionsMs = (sessions * sessionMs + (sessions - 1) * policy.pauseBetweenSessionsMs) / policy.sessions.max;
  const refused = count * (state?.rejectedShare ?? TYPICAL_REJECTED_SHARE);
  // The first hour's budget is available at once.
  const byBudgetMs = Math.max(0, refused / policy.rejectedPerHour - 1) * 3_600_000;
  // The last session doesn't wait for the rate.
  const lastMs = (Math.min(count, policy.addressesPerSession) * 60_000) / perMinute;
  return waitMs + Math.max(byRateMs - lastMs + sessionMs, bySessionsMs, byBudgetMs);
}
