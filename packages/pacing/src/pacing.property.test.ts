import fc from "fast-check";
import { expect, test } from "vitest";
import { afterSession } from "./after-session.ts";
import { beforeSession } from "./before-session.ts";
import { initialPacingState, type PacingState, readPacingState } from "./pacing-state.ts";
import { DEFAULT_POLICY } from "./policies.ts";
import type { PacingPolicy } from "@rollcall/providers";
import type { SiteSignal } from "./session-outcome.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

const policies = fc
  .record({
    most: fc.integer({ min: 1, max: 5 }),
    rate: fc.integer({ min: 1, max: 200 }),
    addressesPerSession: fc.integer({ min: 1, max: 12 }),
    refusalsPerSession: fc.integer({ min: 1, max: 8 }),
    rejectedPerHour: fc.integer({ min: 1, max: 60 }),
    pauseBetweenSessionsMs: fc.integer({ min: 0, max: 5000 }),
  })
  .map(({ most, rate, ...rest }): PacingPolicy =>
    Object.assign({}, DEFAULT_POLICY, rest, {
      sessions: { start: Math.ceil(most / 2), max: most },
      addressesPerMinute: { start: Math.ceil(rate / 2), max: rate },
    }),
  );

const signals: fc.Arbitrary<SiteSignal> = fc.oneof(
  { weight: 20, arbitrary: fc.constant<SiteSignal>({ type: "good" }) },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant("bad" as const),
      words: fc.constant(null),
      retryAfterMs: fc.constantFrom(null, 90_000),
    }),
  },
  { weight: 1, arbitrary: fc.constant<SiteSignal>({ type: "none" }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant("block" as const),
      kind: fc.constantFrom("rate" as const, "reputation" as const, "listed" as const),
      words: fc.constant("no"),
      retryAfterMs: fc.constantFrom(null, 1e9),
    }),
  },
);

const UNCUT = { through: 0, isCleared: false, cut: null };

const cuts = fc.record({
  because: fc.constantFrom("length", "errors", "perhaps_length", "rate", "name"),
  answered: fc.nat(9),
  refused: fc.nat(9),
  knownSinceMs: fc.constantFrom(null, 0),
  words: fc.constantFrom(null, "421 4.7.0 try again later"),
  retryAfterMs: fc.constantFrom(null, 90_000),
});

/** Numbers in [0, 1) without fast-check's bias towards edges: long runs need ordinary days. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A site's rates of bad endings, dead workers and refusals. */
const sites = fc.record({
  seed: fc.integer(),
  trouble: fc.constantFrom(0, 0.01, 0.1),
  deaths: fc.constantFrom(0, 0.02),
  refusing: fc.constantFrom(0.05, 0.5, 1),
  sessionMs: fc.constantFrom(100, 5000, 50_000),
});

type Site = typeof sites extends fc.Arbitrary<infer T> ? T : never;

/** Bounds of a simulated run. */
const STEPS = 10_000;
const SESSIONS = 200;

interface Seen {
  readonly startMs: number;
  readonly endMs: number;
  readonly asked: number;
  readonly refused: number;
}

/** Lanes that never rest: each asks again as soon as it may. Returns all sessions, as the receiving side sees them. */
function live(policy: PacingPolicy, site: Site): Seen[] {
  const random = chance(site.seed);
  let state: PacingState = initialPacingState(policy, 0);
  const seen: Seen[] = [];
  const lanes = Array.from({ length: 6 }, () => ({ freeAtMs: 0, session: null as Seen | null }));

  const end = (lane: number, session: Seen): number => {
    if (random() < site.deaths) return session.endMs + 1;
    const { asked, refused, endMs } = session;
    const outcome = {
      lane,
      asked,
      rejected: refused,
      durationMs: endMs - session.startMs,
      signal: signalOf(site, random),
      ...UNCUT,
    };
    const [next, pace] = afterSession(policy, state, outcome, endMs, random());
    state = next;
    expect(pace.nextTurnAtMs).toBeGreaterThanOrEqual(endMs + policy.pauseBetweenSessionsMs);
    expect(pace.lanes).toBeGreaterThanOrEqual(1);
    expect(pace.lanes).toBeLessThanOrEqual(policy.sessions.max);
    return pace.nextTurnAtMs;
  };

  for (let turn = 0; turn < STEPS && seen.length < SESSIONS; turn += 1) {
    // The lane with the earliest time moves.
    const lane = lanes.reduce((first, one, index) => (one.freeAtMs < (lanes[first]?.freeAtMs ?? 0) ? index : first), 0);
    const own = lanes[lane];
    if (own === undefined) break;
    const nowMs = own.freeAtMs;
    if (own.session !== null) {
      own.freeAtMs = end(lane, own.session);
      own.session = null;
      continue;
    }
    const permission = beforeSession(policy, state, lane, nowMs);
    if (permission.type === "start") {
      ({ state } = permission);
      const asked = Math.ceil(permission.limit * random());
      const refused = Math.min(Math.round(asked * site.refusing * 2 * random()), asked, permission.refusals);
      own.session = { startMs: nowMs, endMs: nowMs + Math.ceil(site.sessionMs * 2 * random()), asked, refused };
      own.freeAtMs = own.session.endMs;
      seen.push(own.session);
    } else {
      // A lane without permission retries after an earlier one has moved.
      const later = Math.min(...lanes.slice(0, lane).map((other) => other.freeAtMs));
      own.freeAtMs = permission.type === "wait" ? permission.untilMs : later + 1;
      if (own.freeAtMs <= nowMs) throw new Error("waits for the past");
    }
  }
  return seen;
}

function signalOf(site: Site, random: () => number): SiteSignal {
  if (random() >= site.trouble) return { type: "good" };
  if (random() < 0.7) return { type: "bad", words: null, retryAfterMs: random() < 0.5 ? null : 90_000 };
  return { type: "block", kind: "rate", words: "421", retryAfterMs: null };
}

const overlap = (seen: readonly Seen[], fromMs: number, toMs: number): Seen[] =>
  seen.filter(({ startMs, endMs }) => startMs <= toMs && endMs >= fromMs);

test("pacing: no sequence of sessions exceeds the policy's sessions, rate or budget of refusals", () => {
  fc.assert(
    fc.property(policies, sites, (policy, site) => {
      const seen = live(policy, site);
      expect(seen.length).toBe(SESSIONS);
      const sum = (sessions: readonly Seen[], of: "asked" | "refused") =>
        sessions.reduce((total, session) => total + session[of], 0);
      for (const { startMs } of seen) {
        expect(seen.filter((other) => other.startMs <= startMs && other.endMs > startMs).length).toBeLessThanOrEqual(
          policy.sessions.max,
        );
        // Each session's share may fall into the window entirely.
        const slack = (policy.sessions.max + 1) * policy.addressesPerSession;
        for (const windowMs of [MINUTE_MS, 10 * MINUTE_MS]) {
          const asked = sum(overlap(seen, startMs, startMs + windowMs), "asked");
          expect(asked).toBeLessThanOrEqual(Math.ceil((policy.addressesPerMinute.max * windowMs) / MINUTE_MS) + slack);
        }
      }
      // Refusals happen at the end of a session here: check every hour that starts with one.
      for (const { endMs } of seen) {
        const hour = seen.filter((other) => other.endMs >= endMs && other.endMs < endMs + HOUR_MS);
        expect(sum(hour, "refused")).toBeLessThanOrEqual(policy.rejectedPerHour);
      }
    }),
    { numRuns: 60 },
  );
});

test("pacing: suspensions in a row grow and are bounded, whatever chance says", () => {
  const kinds = fc.constantFrom("failures" as const, "rate" as const, "reputation" as const, "listed" as const);
  fc.assert(
    fc.property(
      kinds,
      fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 2, maxLength: 12 }),
      (kind, chances) => {
        const policy = DEFAULT_POLICY;
        let state: PacingState = { ...initialPacingState(policy, 0), halfOpen: true };
        let nowMs = 0;
        let before = 0;
        const bound = kind === "failures" ? Math.max(...policy.backoff.failuresMs) : policy.backoff.maxMs;
        for (const random of chances) {
          const signal: SiteSignal =
            kind === "failures"
              ? { type: "bad", words: null, retryAfterMs: null }
              : { type: "block", kind, words: "no", retryAfterMs: null };
          const [next, pace] = afterSession(
            policy,
            state,
            { lane: 0, asked: 0, rejected: 0, durationMs: 0, signal, ...UNCUT },
            nowMs,
            random,
          );
          const lengthMs = (pace.suspendedUntilMs ?? 0) - nowMs;
          expect(lengthMs).toBeLessThanOrEqual(bound * 1.2 + 1);
          // At the bound, only jitter moves it.
          expect(lengthMs > before || before >= bound * 0.8).toBe(true);
          before = lengthMs;
          nowMs += lengthMs;
          state = next;
        }
      },
    ),
  );
});

test("afterSession: total on arbitrary outcomes and states, and its state can always be stored", () => {
  const outcome = fc.record({
    lane: fc.nat(9),
    asked: fc.integer({ min: -5, max: 1000 }),
    rejected: fc.integer({ min: -5, max: 1000 }),
    durationMs: fc.integer({ min: -1000, max: 1e9 }),
    signal: signals,
    through: fc.nat(3),
    isCleared: fc.boolean(),
    cut: fc.option(cuts),
  });
  fc.assert(
    fc.property(policies, fc.array(fc.tuple(outcome, fc.nat(1e7)), { maxLength: 30 }), (policy, outcomes) => {
      let state = initialPacingState(policy, 0);
      let nowMs = 0;
      for (const [one, laterMs] of outcomes) {
        nowMs += laterMs;
        const [next, pace] = afterSession(policy, state, one, nowMs, 0.3);
        // Some of these outcomes asked more than any session may: their debt is not held for hours.
        const { nextFreeAtMs, ...read } = readPacingState(JSON.parse(JSON.stringify(next)), policy, nowMs);
        const { nextFreeAtMs: owedUntilMs, ...rest } = next;
        expect(read).toEqual(rest);
        expect(nextFreeAtMs).toBe(Math.min(owedUntilMs, nowMs + 1.2 * policy.backoff.maxMs));
        expect(Number.isFinite(pace.nextTurnAtMs)).toBe(true);
        expect(next.rejected.length).toBeLessThanOrEqual(62);
        state = next;
      }
    }),
  );
});

test("readPacingState: a state from a clock that was far ahead delays a session by at most the longest rest", () => {
  fc.assert(
    fc.property(
      policies,
      fc.array(signals, { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 1, max: 400 * 24 * HOUR_MS }),
      (policy, said, aheadMs) => {
        const nowMs = Date.UTC(2026, 0, 1);
        const wrongMs = nowMs + aheadMs;
        let state: PacingState = initialPacingState(policy, wrongMs);
        for (const signal of said) {
          const may = beforeSession(policy, state, 0, wrongMs);
          if (may.type !== "start") continue;
          const outcome = { lane: 0, asked: may.limit, rejected: 1, durationMs: 10, signal, ...UNCUT };
          [state] = afterSession(policy, may.state, outcome, wrongMs, 0.5);
        }
        const read = readPacingState(JSON.parse(JSON.stringify(state)), policy, nowMs);
        const may = beforeSession(policy, read, 0, nowMs);
        const slowestMs = (policy.addressesPerSession * MINUTE_MS) / read.ratePerMinute;
        const longestMs = Math.max(1.2 * policy.backoff.maxMs, slowestMs, HOUR_MS + MINUTE_MS);
        if (may.type === "wait") expect(may.untilMs).toBeLessThanOrEqual(nowMs + longestMs);
      },
    ),
  );
});
