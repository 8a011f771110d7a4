import { expect, test } from "vitest";
import { readCron } from "./read-cron.ts";

test.each([
  ["30 5 * * 1", "At 05:30, only on Monday"],
  ["0 6 * * 1-5", "At 06:00, Monday through Friday"],
  ["0 3 1 1,4,7,10 *", "At 03:00, on day 1 of the month, only in January, April, July, and October"],
  ["  0 0 * * *  ", "At 00:00"],
])("readCron: %s in words", (cron, words) => {
  expect(readCron(cron)).toEqual({ words });
});

test.each([
  ["", /field is empty/u],
  ["0 6 *", /There are 3/u],
  ["99 6 * * *", /Invalid part/u],
  ["0 6 * * monday-ish", /Invalid part/u],
])("readCron: says what is wrong with %j", (cron, problem) => {
  expect(readCron(cron)).toEqual({ problem: expect.stringMatching(problem) as string });
});
