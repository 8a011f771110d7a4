import * as fc from "fast-check";
import { expect, test } from "vitest";
import { nextRowIndex } from "./row-keys.ts";

test("nextRowIndex: arrows walk, pages jump, Home and End go to the ends", () => {
  expect(nextRowIndex("ArrowDown", 4, 10, 3)).toBe(5);
  expect(nextRowIndex("ArrowUp", 4, 10, 3)).toBe(3);
  expect(nextRowIndex("PageDown", 4, 10, 3)).toBe(7);
  expect(nextRowIndex("PageUp", 4, 10, 3)).toBe(1);
  expect(nextRowIndex("Home", 4, 10, 3)).toBe(0);
  expect(nextRowIndex("End", 4, 10, 3)).toBe(9);
  expect(nextRowIndex("a", 4, 10, 3)).toBeNull();
});

test("nextRowIndex: never leaves the rows", () => {
  const keys = fc.constantFrom("ArrowDown", "ArrowUp", "PageDown", "PageUp", "Home", "End");
  fc.assert(
    fc.property(
      keys,
      fc.integer({ min: 1, max: 50 }),
      fc.nat(49),
      fc.integer({ min: -5, max: 90 }),
      (key, count, at, page) => {
        const next = nextRowIndex(key, at % count, count, page);
        expect(next).toBeGreaterThanOrEqual(0);
        expect(next).toBeLessThan(count);
      },
    ),
  );
});
