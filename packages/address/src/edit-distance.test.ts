import fc from "fast-check";
import { expect, test } from "vitest";
import { editDistance } from "./suggest-domain.ts";

test.each([
  ["gmail", "gmail", 0],
  ["gmial", "gmail", 1],
  ["gmal", "gmail", 1],
  ["gmaill", "gmail", 1],
  ["gnail", "gmail", 1],
  ["hotmart", "hotmail", 2],
  ["", "ab", 2],
])("editDistance: %s and %s are %i slips apart", (a, b, slips) => {
  expect(editDistance(a, b, 5)).toBe(slips);
});

test("editDistance: symmetric, and capped at the limit", () => {
  const word = fc.stringMatching(/^[abc]{0,8}$/u);
  fc.assert(
    fc.property(word, word, fc.nat(4), (a, b, limit) => {
      expect(editDistance(a, b, limit)).toBe(editDistance(b, a, limit));
      expect(editDistance(a, b, limit)).toBe(Math.min(editDistance(a, b, 99), limit + 1));
    }),
  );
});
