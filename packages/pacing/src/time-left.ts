import type { PacingPolicy } from "@rollcall/providers";
import { initialPacingState, type PacingState } from "./pacing-state.ts";
import { budgetFreeAtMs, refusalsLeft } from "./rejection-budget.ts";
import { LEAST_MS, type PendingRetries, retrySegment, type Segment } from "./retries-left.ts";
import { warmPolicy } from "./warm-up.ts";

/** Open work at one pacing key. */
export interface KeyWork {
  readonly pacingKey: string;
  /** Addresses that any egress may ask. */
  readonly shared: number;
  /** Domains whose control was not asked yet: each costs one more recipient, refused as a rule. */
  readonly domains: number;
  /** Egresses, each with the addresses that it alone may ask. */
  readonly sources: readonly Source[];
}

interface Source {
  readonly open: number;
  /** Null: no session was held from there yet. */
  readonly state: PacingState | null;
  /** Share of its budgets that the egress may use while it warms up, up to 1; absent: all. */
  readonly share?: number;
}

export interface Backlog {
  /** Addresses whose next attempt is not later than its pace allows; those of `retries` are not among them. */
  readonly keys: readonly KeyWork[];
  readonly policyOf: (pacingKey: string) => PacingPolicy;
  readonly nowMs: number;
  readonly retries?: readonly PendingRetries[];
  readonly scheduleMs?: readonly number[];
  /** Addresses at domains that were not looked up yet: they are expected to be like the others. */
  readonly unresolved?: number;
  /** Addresses that have an answer. */
  readonly done?: number;
  /** Those that a server answered, and those of them that it refused. */
  readonly probed?: number;
  readonly refused?: number;
  /** Addresses at keys too small to be listed, with the most that any of them has. */
  readonly others?: { readonly count: number; readonly largest: number };
}

export interface TimeLeft {
  /** When the last address has its answer; null: nothing is open. */
  readonly allAtMs: number | null;
  /** When `MOST_SHARE` of all addresses have theirs; null: they do. */
  readonly mostAtMs: number | null;
  /** The key that takes longest; null: no key has work. */
  readonly slowestKey: string | null;
}

/** Share of addresses that counts as most. */
export const MOST_SHARE = 0.95;

/** Typical share of refused addresses: 5 to 10 % of a list no longer exist. */
const TYPICAL_REJECTED_SHARE = 0.08;

/** Its weight, in answers. */
const TYPICAL_WEIGHT = 50;

/** Most domains refuse a made-up name. */
const CONTROL_REFUSED_SHARE = 0.9;

/** Typical session overhead, and time per answer. */
const SESSION_OVERHEAD_MS = 2000;
const ANSWER_MS = 500;

const MINUTE_MS = 60_000;

/** The budget's window, and how the rate grows (`rejection-budget.ts`, `after-session.ts`). */
const BUDGET_WINDOW_MS = 61 * MINUTE_MS;
const RATE_STEP_MS = 5 * MINUTE_MS;
const RATE_GROWTH = 1.25;

/**
 * An estimate of a younger run is a guess: its sessions are still trying to connect, and what can't be reached looks
 * like what was not asked yet.
 */
export const FIRST_LOOK_MS = MINUTE_MS;

/** Shared addresses are split into at least this many parts, each assigned to the egress that finishes it first. */
const PARTS = 50;

/** Bounds the work of an estimate: beyond that, it goes on at the last pace. */
const SEGMENTS_LIMIT = 2_000;

/**
 * Estimates when a backlog is done, if its servers go on as they do. A key is bounded by its growing rate, its sessions,
 * its budget of refused recipients, with controls counted, and its remaining suspension, over all its egresses; keys run
 * in parallel. Retries end by what their reason usually takes of the schedule.
 */
export function timeLeft(backlog: Backlog): TimeLeft {
  const { keys, policyOf, nowMs, retries = [], scheduleMs = [], unresolved = 0, done = 0 } = backlog;
  const known = keys.reduce((sum, key) => sum + openOf(key), 0);
  const { probed = 0, refused = 0, others } = backlog;
  const refusedShare = (refused + TYPICAL_REJECTED_SHARE * TYPICAL_WEIGHT) / (probed + TYPICAL_WEIGHT);
  const scale = known === 0 ? 1 : 1 + unresolved / known;
  const segments: Segment[] = [];
  let slowest: { readonly key: string; readonly ms: number } | null = null;
  for (const work of keys) {
    const ofKey = keySegments(policyOf(work.pacingKey), scaled(work, scale), refusedShare, nowMs);
    const endMs = ofKey.reduce((end, { toMs }) => Math.max(end, toMs), 0);
    if (ofKey.length > 0 && (slowest === null || endMs > slowest.ms)) slowest = { key: work.pacingKey, ms: endMs };
    segments.push(...ofKey);
  }
  if (others !== undefined && others.count > 0) {
    const small = { pacingKey: "default", shared: others.largest, domains: 1, sources: [] };
    const [last] = keySegments(policyOf("default"), small, refusedShare, nowMs).slice(-1);
    segments.push({ fromMs: nowMs, toMs: last?.toMs ?? nowMs + LEAST_MS, count: others.count });
  }
  if (known === 0 && unresolved > 0) segments.push({ fromMs: nowMs, toMs: nowMs + LEAST_MS, count: unresolved });
  for (const one of retries) segments.push(retrySegment(one, scheduleMs, nowMs));
  const open = segments.reduce((sum, { count }) => sum + count, 0);
  if (open <= 0) return { allAtMs: null, mostAtMs: null, slowestKey: null };
  const least = nowMs + LEAST_MS;
  const missing = (done + open) * MOST_SHARE - done;
  return {
    allAtMs: Math.ceil(segments.reduce((end, { toMs }) => Math.max(end, toMs), least)),
    mostAtMs: missing <= 0 ? null : Math.ceil(Math.max(least, answeredAt(segments, missing))),
    slowestKey: slowest?.key ?? null,
  };
}

const openOf = ({ shared, sources }: KeyWork): number => shared + sources.reduce((sum, { open }) => sum + open, 0);

function scaled(work: KeyWork, scale: number): KeyWork {
  if (scale === 1) return work;
  return {
    ...work,
    shared: work.shared * scale,
    domains: work.domains * scale,
    sources: work.sources.map((source) => Object.assign({}, source, { open: source.open * scale })),
  };
}

/** When this number of addresses is answered. */
function answeredAt(segments: readonly Segment[], count: number): number {
  let [from, to] = [Number.POSITIVE_INFINITY, 0];
  for (const { fromMs, toMs } of segments) [from, to] = [Math.min(from, fromMs), Math.max(to, toMs)];
  const answered = (atMs: number): number =>
    segments.reduce((sum, { fromMs, toMs, count: all }) => {
      if (atMs >= toMs) return sum + all;
      return atMs <= fromMs ? sum : sum + (all * (atMs - fromMs)) / (toMs - fromMs);
    }, 0);
  for (let step = 0; step < 40 && to - from > 500; step += 1) {
    const middle = (from + to) / 2;
    if (answered(middle) >= count) to = middle;
    else from = middle;
  }
  return to;
}

/** What is open at a key, dealt to its egresses so that they end together. */
function keySegments(policy: PacingPolicy, work: KeyWork, refusedShare: number, nowMs: number): Segment[] {
  const open = openOf(work);
  if (open <= 0) return [];
  const { shared } = work;
  const sources: readonly Source[] = work.sources.length === 0 ? [{ open: 0, state: null }] : work.sources;
  const controls = work.domains / open;
  const segmentsOf = ({ state, share: warm = 1 }: Source, count: number): Segment[] =>
    sourceSegments(warmPolicy(policy, warm), state, count, { controls, refusedShare }, nowMs);
  const dealt = sources.map((source) => source.open);
  if (sources.length === 1) dealt[0] = (dealt[0] ?? 0) + shared;
  else {
    const part = Math.max(policy.addressesPerSession, Math.ceil(shared / Math.max(PARTS, sources.length)));
    for (let left = shared; left > 0; left -= part) {
      const share = Math.min(left, part);
      const ends = sources.map((source, at) => segmentsOf(source, (dealt[at] ?? 0) + share).at(-1)?.toMs ?? nowMs);
      const first = ends.indexOf(Math.min(...ends));
      dealt[first] = (dealt[first] ?? 0) + share;
    }
  }
  return sources.flatMap((source, at) => segmentsOf(source, dealt[at] ?? 0));
}

/** What an address costs beside itself: controls, and refusals of the budget. */
interface Cost {
  readonly controls: number;
  readonly refusedShare: number;
}

/** `count` addresses from one egress, in steps of its rate and its budget. */
function sourceSegments(
  policy: PacingPolicy,
  stored: PacingState | null,
  count: number,
  { controls, refusedShare }: Cost,
  nowMs: number,
): Segment[] {
  if (count <= 0) return [];
  const state = stored ?? initialPacingState(policy, nowMs);
  const refused = ownShare(state, controls, refusedShare) + controls * CONTROL_REFUSED_SHARE;
  const asks = 1 + controls;
  const perLane = laneRate(policy, Math.min(1, refused), asks);
  const lanes = Math.max(1, (Math.floor(state.window) + policy.sessions.max) / 2);
  let atMs = Math.max(nowMs, state.suspension?.untilMs ?? 0, state.nextFreeAtMs);
  atMs = Math.max(atMs, budgetFreeAtMs(policy, state, atMs));
  let rate = Math.min(policy.addressesPerMinute.max, state.ratePerMinute);
  let budget = Math.max(1, refusalsLeft(policy, state, atMs));
  let windowEndMs = budget < policy.rejectedPerHour ? nextBudgetMs(state, atMs) : atMs + BUDGET_WINDOW_MS;
  const segments: Segment[] = [];
  for (let left = count; left > 0;) {
    const perMs = Math.min(rate / asks, lanes * perLane) / MINUTE_MS;
    const isLast = segments.length >= SEGMENTS_LIMIT;
    const inStep = isLast ? left : Math.min(left, perMs * RATE_STEP_MS, refused > 0 ? budget / refused : left);
    const toMs = atMs + inStep / perMs;
    segments.push({ fromMs: atMs, toMs, count: inStep });
    left -= inStep;
    budget -= inStep * refused;
    atMs = toMs;
    rate = Math.min(policy.addressesPerMinute.max, rate * RATE_GROWTH ** ((inStep / perMs + 1) / RATE_STEP_MS));
    if (atMs >= windowEndMs || budget < Math.min(1, refused)) {
      atMs = left > 1e-9 ? Math.max(atMs, windowEndMs) : atMs;
      budget = policy.rejectedPerHour;
      windowEndMs = atMs + BUDGET_WINDOW_MS;
    }
    if (left < 1e-9) break;
  }
  // The rate is charged after a session: the last one doesn't wait for it.
  const last = segments.at(-1)!;
  const sessionMs = SESSION_OVERHEAD_MS + ANSWER_MS * asks * Math.min(last.count, policy.addressesPerSession);
  if (segments.length === 1 && count <= policy.addressesPerSession) return [{ ...last, toMs: last.fromMs + sessionMs }];
  return segments;
}

/** Weight of what a key itself refused lately, beside what all did. */
const OWN_WEIGHT = 0.2;

/** Share of refused addresses at a key. Its own counts controls as well, which are taken to go on as before. */
function ownShare({ rejectedShare }: PacingState, controls: number, ofAll: number): number {
  if (rejectedShare === null) return ofAll;
  const own = Math.max(0.01, rejectedShare * (1 + controls) - controls * CONTROL_REFUSED_SHARE);
  return own * OWN_WEIGHT + ofAll * (1 - OWN_WEIGHT);
}

/** When the oldest refusals leave the budget's window. */
function nextBudgetMs(state: PacingState, nowMs: number): number {
  const oldest = state.rejected[0]?.[0];
  return oldest === undefined ? nowMs + BUDGET_WINDOW_MS : Math.max(nowMs, oldest * MINUTE_MS + BUDGET_WINDOW_MS);
}

/** Addresses per minute of one lane that is never held back. A session ends after so many refusals. */
function laneRate(policy: PacingPolicy, refused: number, asks: number): number {
  const byRefusals = refused > 0 ? policy.refusalsPerSession / refused : Number.POSITIVE_INFINITY;
  const size = Math.max(1, Math.min(policy.addressesPerSession, byRefusals));
  const sessionMs = SESSION_OVERHEAD_MS + ANSWER_MS * asks * size + policy.pauseBetweenSessionsMs;
  return (size * MINUTE_MS) / sessionMs;
}
