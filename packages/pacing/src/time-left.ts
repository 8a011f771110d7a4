import type { PacingState } from "./pacing-state.ts";
import type { PacingPolicy } from "@rollcall/providers";

/** Addresses to ask at one pacing key. */
export interface KeyWork {
  readonly pacingKey: string;
  /** Those that any egress may ask. */
  readonly shared: number;
  /** The egresses, each with what it alone is to ask. */
  readonly sources: readonly Source[];
}

interface Source {
  readonly open: number;
  /** Null: the key was never asked from there. */
  readonly state: PacingState | null;
}

export interface Backlog {
  readonly keys: readonly KeyWork[];
  readonly policyOf: (pacingKey: string) => PacingPolicy;
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

/** Parts that shared addresses are dealt out in, each to whoever is through with it first. */
const PARTS = 50;

/**
 * How long a backlog takes: each key by its rate, its sessions, its budget of refusals and what is left of its suspension, from all its
 * egresses; all keys at once, so the slowest decides. An estimate for people, not a promise: greylists and what the servers say
 * next are not in it.
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

/** Until the last egress is through with a key; null: there is nothing to do. */
function keyMs(policy: PacingPolicy, { shared, sources }: KeyWork, nowMs: number): number | null {
  if (shared + sources.reduce((sum, { open }) => sum + open, 0) <= 0) return null;
  const all = sources.length === 0 ? [{ open: 0, state: null }] : sources;
  const dealt = all.map(({ open }) => open);
  for (let left = shared; left > 0;) {
    const part = Math.min(left, Math.max(policy.addressesPerSession, Math.ceil(shared / PARTS)));
    const ends = all.map(({ state }, index) => sourceMs(policy, state, (dealt[index] ?? 0) + part, nowMs));
    const first = ends.indexOf(Math.min(...ends));
    dealt[first] = (dealt[first] ?? 0) + part;
    left -= part;
  }
  return Math.max(...all.map(({ state }, index) => sourceMs(policy, state, dealt[index] ?? 0, nowMs)));
}

/** For so many addresses from one egress. */
function sourceMs(policy: PacingPolicy, state: PacingState | null, count: number, nowMs: number): number {
  if (count <= 0) return 0;
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
