import { expect, test } from "vitest";
import { initialPacingState, type PacingState } from "./pacing-state.ts";
import { policyFor } from "./policies.ts";
import { factorOff, firstEstimate, type MixRun, runMix } from "./testing/mix.ts";
import { type KeyWork, timeLeft } from "./time-left.ts";

interface Left {
  readonly seconds: number;
  readonly slowestKey: string | null;
}

const of = (keys: readonly Omit<KeyWork, "domains">[], nowMs = 0): Left => {
  const work = keys.map((key) => ({ ...key, domains: 0 }));
  const { allAtMs, slowestKey } = timeLeft({ keys: work, policyOf: (key) => policyFor(key, {}), nowMs });
  return { seconds: allAtMs === null ? 0 : Math.ceil((allAtMs - nowMs) / 1000), slowestKey };
};

/** From one egress. */
const left = (addresses: Record<string, number>): Left =>
  of(
    Object.entries(addresses).map(([pacingKey, open]) => ({ pacingKey, shared: 0, sources: [{ open, state: null }] })),
  );

function suspended(pacingKey: string, untilMs: number): PacingState {
  const suspension = { sinceMs: 0, untilMs, because: "rate" as const, words: null };
  return { ...initialPacingState(policyFor(pacingKey, {}), 0), suspension };
}

const HOUR_S = 3600;

test("timeLeft: nothing to do takes no time", () => {
  expect(left({})).toEqual({ seconds: 0, slowestKey: null });
  expect(left({ google: 0 })).toEqual({ seconds: 0, slowestKey: null });
});

test("timeLeft: the slowest key decides", () => {
  const both = left({ google: 10, "microsoft-consumer": 1000 });
  expect(both.slowestKey).toBe("microsoft-consumer");
  expect(both).toEqual(left({ "microsoft-consumer": 1000 }));
});

test("timeLeft: a few addresses take one session", () => {
  expect(left({ "mx.acme.com": 1 }).seconds).toBeLessThanOrEqual(5);
});

test("timeLeft: a suspension is waited for", () => {
  const sources = [{ open: 5, state: suspended("google", 3_601_000) }];
  expect(of([{ pacingKey: "google", shared: 0, sources }], 1000).seconds).toBeGreaterThanOrEqual(HOUR_S);
});

test("timeLeft: a giant is bounded by the refusals it may bring", () => {
  // 100,000 addresses, 8 % of them gone, 200 refusals an hour: 40 hours.
  const { seconds } = left({ google: 100_000 });
  expect(seconds / HOUR_S).toBeGreaterThan(35);
  expect(seconds / HOUR_S).toBeLessThan(41);
});

test("timeLeft: more work never takes less time", () => {
  let before = 0;
  for (const count of [1, 5, 8, 9, 50, 500, 5000]) {
    const { seconds } = left({ "mx.acme.com": count });
    expect(seconds).toBeGreaterThanOrEqual(before);
    before = seconds;
  }
});

const idle = { open: 0, state: null };

test("timeLeft: what any egress may ask is shared among them all", () => {
  const one = of([{ pacingKey: "google", shared: 100_000, sources: [idle] }]).seconds;
  const four = of([{ pacingKey: "google", shared: 100_000, sources: [idle, idle, idle, idle] }]).seconds;
  expect(one).toBe(left({ google: 100_000 }).seconds);
  // Each has its first hour's budget at once.
  expect(four / one).toBeGreaterThan(0.2);
  expect(four / one).toBeLessThan(0.27);
});

test("timeLeft: what one egress alone is to ask is not made faster by the others", () => {
  const alone = of([{ pacingKey: "google", shared: 0, sources: [{ open: 10_000, state: null }, idle] }]).seconds;
  expect(alone).toBe(left({ google: 10_000 }).seconds);
});

test("timeLeft: an address that warms up takes longer, and others get what it can't do", () => {
  const keysOf = (sources: KeyWork["sources"], shared: number) =>
    of([{ pacingKey: "google", shared, sources }]).seconds;
  const warm = { ...idle, share: 0.1 };
  expect(keysOf([{ ...warm, open: 10_000 }], 0)).toBeGreaterThan(5 * keysOf([{ ...idle, open: 10_000 }], 0));
  const together = keysOf([warm, idle], 100_000) / keysOf([idle], 100_000);
  expect(together).toBeGreaterThan(0.85);
  expect(together).toBeLessThan(1);
});

test("timeLeft: the egresses that may ask take over from one that rests", () => {
  const sources = [{ open: 0, state: suspended("google", 24 * HOUR_S * 1000) }, idle];
  expect(of([{ pacingKey: "google", shared: 1_000, sources }]).seconds).toBeLessThan(HOUR_S);
});

const RUNS = Array.from({ length: 30 }, (_, seed): MixRun => runMix(seed + 1));

test("timeLeft: of 30 mixes of sites, the first estimate is within a factor of 1.5 in at least 27", () => {
  const estimates = RUNS.map(firstEstimate);
  const good = estimates.filter(({ said, truth }) => factorOff(said, truth) <= 1.5);
  expect(good.length).toBeGreaterThanOrEqual(27);
  const goodMost = estimates.filter(({ saidMost, truthMost }) => factorOff(saidMost, truthMost) <= 1.5);
  expect(goodMost.length).toBeGreaterThanOrEqual(24);
});

test("timeLeft: while something is open, an estimate never says that nothing is left", () => {
  for (const { later } of RUNS) {
    expect(later.length).toBeGreaterThan(0);
    for (const backlog of later) expect(timeLeft(backlog).allAtMs).toBeGreaterThan(backlog.nowMs);
  }
});
