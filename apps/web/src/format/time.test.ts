import { expect, test } from "vitest";
import { formatClock, formatDateTime, formatMoment, formatRelative } from "./time.ts";

const NOW_MS = Date.parse("2026-03-10T12:00:00Z");
const relative = (iso: string): string => formatRelative(iso, NOW_MS, "en");

test("formatRelative: backwards and forwards, in the largest unit that fits", () => {
  expect(relative("2026-03-10T11:59:50Z")).toBe("just now");
  expect(relative("2026-03-10T12:00:10Z")).toBe("in a moment");
  expect(relative("2026-03-10T11:59:10Z")).toBe("1 minute ago");
  expect(relative("2026-03-10T11:18:00Z")).toBe("42 minutes ago");
  expect(relative("2026-03-10T15:30:00Z")).toBe("in 3 hours");
  expect(relative("2026-03-07T12:00:00Z")).toBe("3 days ago");
  expect(relative("2025-03-10T12:00:00Z")).toBe("1 year ago");
  expect(relative("nonsense")).toBe("at an unknown time");
});

test("formatDateTime: in the reader's zone, and says which", () => {
  const text = formatDateTime("2026-07-01T22:30:00Z", "en-GB", "Asia/Tokyo");
  expect(text).toContain("2 Jul 2026");
  expect(text).toContain("07:30");
  expect(text).toMatch(/GMT\+9|JST/u);
});

test("formatClock: the day is said when it isn't the reader's today", () => {
  expect(formatClock("2026-03-10T14:20:00Z", NOW_MS, "en-GB", "UTC")).toBe("14:20");
  expect(formatClock("2026-03-11T14:20:00Z", NOW_MS, "en-GB", "UTC")).toContain("11 Mar");
  expect(formatClock("2026-03-10T23:20:00Z", NOW_MS, "en-GB", "Europe/Berlin")).toContain("11 Mar");
});

test("formatMoment: the year is said only where it is another one", () => {
  const moment = (iso: string): string => formatMoment(iso, NOW_MS, "en-GB", "UTC");
  expect(moment("2026-11-30T04:00:00Z")).toBe("Mon 30 Nov, 04:00");
  expect(moment("2027-01-04T04:00:00Z")).toContain("2027");
});
