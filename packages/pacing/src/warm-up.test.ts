import fc from "fast-check";
import { expect, test } from "vitest";
import { beforeSession } from "./before-session.ts";
import { initialPacingState } from "./pacing-state.ts";
import { DEFAULT_POLICY, POLICIES } from "./policies.ts";
import { WARM_UP_MS, warmPolicy, warmUpShare } from "./warm-up.ts";

const DAY_MS = 86_400_000;

test("warmUpShare: a tenth at first, a third in the middle, the whole after three weeks", () => {
  expect(warmUpShare(0, null)).toBeCloseTo(0.1);
  expect(warmUpShare(WARM_UP_MS / 2, 0.1)).toBeCloseTo(0.316, 2);
  expect(warmUpShare(20 * DAY_MS, null)).toBeLessThan(1);
  expect(warmUpShare(21 * DAY_MS, 0.2)).toBe(1);
});

test("warmUpShare: where half is refused it takes four times as long, and ends", () => {
  expect(warmUpShare(WARM_UP_MS, 0.5)).toBeCloseTo(warmUpShare(WARM_UP_MS / 4, 0));
  expect(warmUpShare(4 * WARM_UP_MS, 1)).toBe(1);
});

test("warmUpShare: an address whose first use a wrong clock has put into the future is new", () => {
  expect(warmUpShare(-5 * DAY_MS, null)).toBeCloseTo(0.1);
});

const ages = fc.double({ min: -DAY_MS, max: 200 * DAY_MS, noNaN: true });
const refused = fc.option(fc.double({ min: 0, max: 1, noNaN: true }));

test("warmUpShare: grows with age, never with refusals, between a tenth and the whole", () => {
  fc.assert(
    fc.property(ages, ages, refused, refused, (one, other, few, many) => {
      const [young, old] = [Math.min(one, other), Math.max(one, other)];
      expect(warmUpShare(old, few)).toBeGreaterThanOrEqual(warmUpShare(young, few));
      const [less, more] = [Math.min(few ?? 0, many ?? 0), Math.max(few ?? 0, many ?? 0)];
      expect(warmUpShare(old, more)).toBeLessThanOrEqual(warmUpShare(old, less));
      for (const share of [warmUpShare(young, few), warmUpShare(old, many)]) {
        expect(share).toBeGreaterThanOrEqual(0.1 - 1e-9);
        expect(share).toBeLessThanOrEqual(1);
      }
    }),
  );
});

const known = fc.constantFrom(...POLICIES.values());
const shares = fc.double({ min: 0, max: 1, noNaN: true });

test("warmPolicy: no budget shrinks while the share grows, none is above the whole, and a lane can always start", () => {
  fc.assert(
    fc.property(known, shares, shares, (policy, one, other) => {
      const young = warmPolicy(policy, Math.min(one, other));
      const old = warmPolicy(policy, Math.max(one, other));
      for (const [less, more] of [
        [young, old],
        [old, policy],
      ] as const) {
        expect(less.sessions.max).toBeLessThanOrEqual(more.sessions.max);
        expect(less.sessions.start).toBeLessThanOrEqual(more.sessions.start);
        expect(less.addressesPerMinute.max).toBeLessThanOrEqual(more.addressesPerMinute.max);
        expect(less.addressesPerMinute.start).toBeLessThanOrEqual(more.addressesPerMinute.start);
        expect(less.rejectedPerHour).toBeLessThanOrEqual(more.rejectedPerHour);
      }
      expect(young.sessions.start).toBeLessThanOrEqual(young.sessions.max);
      expect(young.addressesPerMinute.start).toBeLessThanOrEqual(young.addressesPerMinute.max);
      expect(beforeSession(young, initialPacingState(young, 0), 0, 0)).toMatchObject({ type: "start" });
    }),
  );
});

test("warmPolicy: the limits of an unknown site on the first day", () => {
  expect(warmPolicy(DEFAULT_POLICY, 0.1)).toMatchObject({
    sessions: { start: 1, max: 1 },
    addressesPerMinute: { start: 3, max: 3 },
    rejectedPerHour: 2,
  });
});
