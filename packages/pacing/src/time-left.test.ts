import { expect, test } from "vitest";
import { initialPacingState } from "./pacing-state.ts";
import { policyFor } from "./policy-for.ts";
import { timeLeft } from "./time-left.ts";

const left = (addresses: Record<string, number>, nowMs = 0, until: Record<string, number> = {}) =>
  timeLeft({
    addresses: new Map(Object.entries(addresses)),
    policyOf: (key) => policyFor(key, {}),
    stateOf: (key) => {
      const untilMs = until[key];
      if (untilMs === undefined) return null;
      const suspension = { sinceMs: 0, untilMs, because: "rate" as const, words: null };
      return { ...initialPacingState(policyFor(key, {}), 0), suspension };
    },
    nowMs,
  });

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
  expect(left({ "mx.acme.com": 1 }).seconds).toBeLessThan(5);
});

test("timeLeft: a suspension is waited for", () => {
  expect(left({ google: 5 }, 1000, { google: 3_601_000 }).seconds).toBeGreaterThanOrEqual(3600);
});

test("timeLeft: a giant is bounded by the refusals it may bring", () => {
  // 100,000 addresses, 8 % of them gone, 200 refusals an hour: 40 hours.
  const { seconds } = left({ google: 100_000 });
  expect(seconds / 3600).toBeGreaterThan(35);
  expect(seconds / 3600).toBeLessThan(41);
});

test("timeLeft: more work never takes less time", () => {
  let before = 0;
  for (const count of [1, 5, 8, 9, 50, 500, 5000]) {
    const { seconds } = left({ "mx.acme.com": count });
    expect(seconds).toBeGreaterThanOrEqual(before);
    before = seconds;
  }
});
