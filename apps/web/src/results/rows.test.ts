import { expect, test } from "vitest";
import type { Result } from "../api/schemas.ts";
import { rowAddress, nextRowIndex, rowTotal } from "./rows.ts";
import * as fc from "fast-check";

const row = (fields: Partial<Result>): Result =>
  ({ email: null, input: "", cells: ["Ada", "", " ada at example.com "], ...fields }) as Result;

test("rowAddress: the address, or else the text in its place", () => {
  expect(rowAddress(row({ email: "ada@example.com", input: "<ada@example.com>" }), [2])).toBe("ada@example.com");
  expect(rowAddress(row({ input: "ada@@example.com" }), [2])).toBe("ada@@example.com");
  expect(rowAddress(row({}), [1, 2])).toBe("ada at example.com");
  expect(rowAddress(row({}), [1])).toBe("");
});

test("nextRowIndex: arrows, pages, Home and End", () => {
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

test("rowTotal: counts what is loaded completely", () => {
  expect(rowTotal({ total: 12_408, loaded: 66, hasMore: false })).toEqual({ count: 66, isExact: true });
  expect(rowTotal({ total: 12_408, loaded: 100, hasMore: true })).toEqual({ count: 12_408, isExact: true });
  expect(rowTotal({ total: null, loaded: 100, hasMore: true })).toEqual({ count: 100, isExact: false });
  expect(rowTotal({ total: 90, loaded: 100, hasMore: true })).toEqual({ count: 100, isExact: true });
});
