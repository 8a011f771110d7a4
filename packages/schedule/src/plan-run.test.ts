import { expect, test } from "vitest";
import { planRun, type PlanTiming } from "./cron.ts";

const at = (text: string): number => Date.parse(text);
const WEEKLY: PlanTiming = {
  cron: "0 6 * * 1",
  timeZone: "UTC",
  nextRunAtMs: at("2026-01-05T06:00:00Z"),
  paused: false,
};

test("planRun: nothing before its time, nothing while paused", () => {
  expect(planRun(WEEKLY, at("2026-01-05T05:59:59Z"))).toBeNull();
  expect(planRun({ ...WEEKLY, paused: true }, at("2026-02-01T00:00:00Z"))).toBeNull();
  expect(planRun({ ...WEEKLY, nextRunAtMs: null }, at("2026-02-01T00:00:00Z"))).toBeNull();
});

test("planRun: times that were missed are made up for once, and the next is in the future", () => {
  expect(planRun(WEEKLY, at("2026-01-28T10:00:00Z"))).toEqual({
    plannedAtMs: at("2026-01-05T06:00:00Z"),
    nextRunAtMs: at("2026-02-02T06:00:00Z"),
  });
});
