import { expect, test } from "vitest";
import { beginsMonth } from "./begins-month.ts";

test.each([
  ["2026-01-01T00:00:00Z", "2026-01-31T23:59:59Z", false],
  ["2026-01-31T23:59:59Z", "2026-02-01T00:00:00Z", true],
  ["2025-12-31T23:59:59Z", "2026-01-01T00:00:00Z", true],
  ["2026-01-15T00:00:00Z", "2027-01-15T00:00:00Z", true],
  ["2027-01-15T00:00:00Z", "2026-01-15T00:00:00Z", true],
])("beginsMonth: begun %s, now %s: %s", (beganAt, now, begins) => {
  expect(beginsMonth(new Date(beganAt), new Date(now))).toBe(begins);
});
