import fc from "fast-check";
import { expect, test } from "vitest";
import { wilson } from "./wilson.ts";

// Newcombe 1998, table I, method 3.
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])("wilson: %i of %i", (hits, all, low, high) => {
  const interval = wilson(hits, all);
  expect(interval?.low).toBeCloseTo(low, 4);
  expect(interval?.high).toBeCloseTo(high, 4);
});

test("wilson: nothing observed says nothing", () => {
  expect(wilson(0, 0)).toBeNull();
});

test("wilson: the share lies within its interval, which narrows as more is observed", () => {
  fc.assert(
    fc.property(fc.nat(1_000), fc.nat(1_000), (hits, others) => {
      fc.pre(hits + others > 0);
      const one = wilson(hits, hits + others);
      const ten = wilson(hits * 10, (hits + others) * 10);
      if (one === null || ten === null) throw new Error("There is an interval.");
      expect(one.low).toBeLessThanOrEqual(one.share);
      expect(one.high).toBeGreaterThanOrEqual(one.share);
      expect(ten.high - ten.low).toBeLessThan(one.high - one.low);
    }),
  );
});
