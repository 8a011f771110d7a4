import { expect, test } from "vitest";
import { rowTotal } from "./row-total.ts";

test("rowTotal: what is loaded completely is counted, the rest believed", () => {
  expect(rowTotal({ total: 12_408, loaded: 66, hasMore: false })).toEqual({ count: 66, isExact: true });
  expect(rowTotal({ total: 12_408, loaded: 100, hasMore: true })).toEqual({ count: 12_408, isExact: true });
  expect(rowTotal({ total: null, loaded: 100, hasMore: true })).toEqual({ count: 100, isExact: false });
  expect(rowTotal({ total: 90, loaded: 100, hasMore: true })).toEqual({ count: 100, isExact: true });
});
