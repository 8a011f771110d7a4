import { expect, test } from "vitest";
import { cellPlace, columnLetters, columnOf } from "./cell-reference.ts";

test.each([
  [1, "A"],
  [26, "Z"],
  [27, "AA"],
  [702, "ZZ"],
  [703, "AAA"],
  [16_384, "XFD"],
])("columnLetters: column %i is %s", (column, letters) => {
  expect(columnLetters(column)).toBe(letters);
});

test("columnOf: inverts columnLetters", () => {
  const columns = Array.from({ length: 16_384 }, (_, index) => index + 1);
  expect(columns.map((column) => columnOf(`${columnLetters(column)}7`))).toEqual(columns);
});

test.each([
  ["B12", { row: 12, column: 2 }],
  ["$AB$1", { row: 1, column: 28 }],
  ["12", null],
  ["B", null],
  ["", null],
])("cellPlace: %j", (reference, place) => {
  expect(cellPlace(reference)).toEqual(place);
});
