import { expect, test } from "vitest";
import { counted, duration } from "./words.ts";

test.each([
  [0, "0 s"],
  [89.4, "89 s"],
  [90, "2 min"],
  [3_600, "60 min"],
  [7_200, "2 h"],
  [7_800, "2 h 10 min"],
  [172_800, "2 d"],
  [273_600, "3 d 4 h"],
])("duration: %d seconds read as %s", (seconds, words) => {
  expect(duration(seconds)).toBe(words);
});

test("counted: one is not many", () => {
  expect([counted(1, "row"), counted(2, "row"), counted(2, "address")]).toEqual(["1 row", "2 rows", "2 addresses"]);
});
