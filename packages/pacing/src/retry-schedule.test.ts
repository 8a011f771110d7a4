import { expect, test } from "vitest";
import { parseRetrySchedule } from "./retry-schedule.ts";

const minutes = (count: number): string => Array.from({ length: count }, (_, index) => `${index + 1}m`).join(",");

test("parseRetrySchedule: twenty delays, and not one more", () => {
  expect(parseRetrySchedule(minutes(20))).toMatchObject({ type: "schedule" });
  expect(parseRetrySchedule(minutes(21))).toEqual({
    type: "problem",
    problem: "has 21 delays: at most 20 are allowed",
  });
});

test("parseRetrySchedule: five days, and not longer", () => {
  expect(parseRetrySchedule("5d")).toEqual({ type: "schedule", delaysMs: [432_000_000] });
  expect(parseRetrySchedule("120.001h")).toMatchObject({ type: "problem" });
});

test("parseRetrySchedule: a delay that is not longer than the one before is a mistake", () => {
  expect(parseRetrySchedule("6m,6m")).toMatchObject({ type: "problem" });
});
