import fc from "fast-check";
import { expect, test } from "vitest";
import { CONTRAST } from "./agenda.ts";

/** Whether a server that takes every name refuses the name asked now, each on a connection of its own. */
type Limiter = (nowMs: number) => boolean;

/** `most` in any `windowMs`; refused ones count as well, or not. */
const sliding = (most: number, windowMs: number, countsAll: boolean): Limiter => {
  let asked: number[] = [];
  return (nowMs) => {
    asked = asked.filter((atMs) => atMs > nowMs - windowMs);
    const isRefused = asked.length >= most;
    if (!isRefused || countsAll) asked.push(nowMs);
    return isRefused;
  };
};

/** `most` in each window of the clock. */
const fixed = (most: number, windowMs: number, phaseMs: number): Limiter => {
  let current = -1;
  let count = 0;
  return (nowMs) => {
    const window = Math.floor((nowMs + phaseMs) / windowMs);
    if (window !== current) [current, count] = [window, 0];
    count += 1;
    return count > most;
  };
};

const bucket = (size: number, refillMs: number): Limiter => {
  let tokens = size;
  let lastMs = 0;
  return (nowMs) => {
    tokens = Math.min(size, tokens + (nowMs - lastMs) / refillMs);
    lastMs = nowMs;
    if (tokens < 1) return true;
    tokens -= 1;
    return false;
  };
};

/** Backends in turn, some of them out of order. */
const backends = (isDown: readonly boolean[]): Limiter => {
  let turn = 0;
  return () => isDown[turn++ % isDown.length] === true;
};

const afterRest = (restMs: number): Limiter => {
  let lastMs = -Infinity;
  return (nowMs) => {
    const isRefused = nowMs - lastMs > restMs;
    lastMs = nowMs;
    return isRefused;
  };
};

const limiters: fc.Arbitrary<() => Limiter> = fc.oneof(
  fc
    .tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 50, max: 3_600_000 }), fc.boolean())
    .map((given) => () => sliding(...given)),
  fc
    .tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 50, max: 3_600_000 }), fc.nat(3_600_000))
    .map((given) => () => fixed(...given)),
  fc
    .tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 50, max: 600_000 }))
    .map((given) => () => bucket(...given)),
  fc.array(fc.boolean(), { minLength: 1, maxLength: 6 }).map((given) => () => backends(given)),
  fc.integer({ min: 50, max: 600_000 }).map((given) => () => afterRest(given)),
);

test("CONTRAST: no limit on connections refuses the controls of a series and none of its witnesses", () => {
  fc.assert(
    fc.property(
      limiters,
      fc.array(fc.integer({ min: 50, max: 60_000 }), { maxLength: 60 }),
      fc.integer({ min: 60_000, max: 1_200_000 }),
      fc.integer({ min: 50, max: 5_000 }),
      (limiter, earlier, restMs, gapMs) => {
        const isRefused = limiter();
        let nowMs = 0;
        for (const ms of earlier) isRefused((nowMs += ms));
        nowMs += restMs;
        const said = ["control", ...CONTRAST].map((subject) => [subject, isRefused((nowMs += gapMs))] as const);
        const isContrast = said.every(([subject, refused]) => refused === (subject === "control"));
        expect(isContrast).toBe(false);
      },
    ),
    { numRuns: 20_000 },
  );
});
