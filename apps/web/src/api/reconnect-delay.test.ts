import * as fc from "fast-check";
import { expect, test } from "vitest";
import { reconnectDelayMs } from "./reconnect-delay.ts";

test("reconnectDelayMs: doubles up to half a minute", () => {
  expect([1, 2, 3, 4, 5, 6, 60].map((attempt) => reconnectDelayMs(attempt, 0))).toEqual([
    1000, 2000, 4000, 8000, 16_000, 30_000, 30_000,
  ]);
});

test("reconnectDelayMs: never a busy loop, never over half a minute", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1000 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (attempt, random) => {
        const delayMs = reconnectDelayMs(attempt, random);
        expect(delayMs).toBeGreaterThanOrEqual(500);
        expect(delayMs).toBeLessThanOrEqual(30_000);
      },
    ),
  );
});
