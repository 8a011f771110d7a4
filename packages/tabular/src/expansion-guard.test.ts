import { expect, test } from "vitest";
import { assertExpansion } from "./expansion-guard.ts";

const MIB = 1024 ** 2;
const LIMITS = { expandedBytes: 1_000 * MIB, expansionRatio: 100 };

test.each([
  [1, 64 * MIB, "small: any ratio"],
  [MIB, 100 * MIB, "at the ratio"],
  [500 * MIB, 1_000 * MIB, "at the limit"],
])("assertExpansion: %i to %i bytes is allowed (%s)", (given, expanded) => {
  expect(() => assertExpansion(given, expanded, LIMITS)).not.toThrow();
});

test.each([
  [MIB, 100 * MIB + 1, "beyond the ratio"],
  [900 * MIB, 1_000 * MIB + 1, "beyond the limit"],
])("assertExpansion: %i to %i bytes is refused (%s)", (given, expanded) => {
  expect(() => assertExpansion(given, expanded, LIMITS)).toThrow(expect.objectContaining({ code: "expands_too_much" }));
});
