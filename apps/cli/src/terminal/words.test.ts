import { expect, test } from "vitest";
import { counted, duration, moment } from "./words.ts";

test.each([
  [0, "0 s"],
  [89.4, "89 s"],
  [90, "2 min"],
  [3_600, "60 min"],
  [7_200, "2 h"],
  [7_800, "2 h 10 min"],
  [172_800, "2 d"],
  [273_600, "3 d 4 h"],
])("duration: %d seconds are %s", (seconds, words) => {
  expect(duration(seconds)).toBe(words);
});

test("counted: singular and plural", () => {
  expect(["row", "address", "duplicate row"].map((noun) => [counted(1, noun), counted(2_000, noun)])).toEqual([
    ["1 row", "2,000 rows"],
    ["1 address", "2,000 addresses"],
    ["1 duplicate row", "2,000 duplicate rows"],
  ]);
});

test("moment: today is shown as a time, other days with the date", () => {
  const now = new Date(2026, 2, 2, 23, 58, 0);
  expect(moment(new Date(2026, 2, 2, 23, 59, 7), now)).toBe("23:59:07");
  expect(moment(new Date(2026, 2, 3, 0, 4, 0), now)).toBe("00:04:00 on Tue 3 Mar");
});
