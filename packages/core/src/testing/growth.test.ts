import { expect, test } from "vitest";
import { growthOf, LINEAR } from "./growth.ts";

/** Keeps the engine from leaving work out. */
let sink = 0;

test("growthOf: tells quadratic work from linear work, and says nothing about none", async () => {
  const linear = await growthOf(async (size) => async () => {
    for (let step = 0; step < size * 2_000; step += 1) sink += step & 1;
  });
  const quadratic = await growthOf(async (size) => async () => {
    for (let step = 0; step < (size * size) / 4; step += 1) sink += step & 1;
  });
  expect(linear).toBeGreaterThan(4);
  expect(linear).toBeLessThan(LINEAR);
  expect(quadratic).toBeGreaterThan(LINEAR);
  expect(await growthOf(async () => async () => {})).toBe(0);
  expect(sink).toBeGreaterThan(0);
});
