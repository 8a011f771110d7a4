import { expect, test } from "vitest";
import { formatAgo, formatClock, formatDateTime, formatMoment, formatRelative } from "./time.ts";

const NOW_MS = Date.parse("2026-03-10T12:00:00Z");
const relative = (iso: string): string => formatRelative(iso, NOW_MS, "en");

test("formatRelative: past and future, in the largest unit that fits", () => {
  expect(relative("2026-03-10T11:59:50Z")).toBe("just now");
  expect(relative("2026-03-10T12:00:10Z")).toBe("in a moment");
  expect(relative("2026-03-10T11:59:10Z")).toBe("1 minute ago");
  expect(relative("2026-03-10T11:18:00Z")).toBe("42 minutes ago");
  expect(relative("2026-03-10T15:30:00Z")).toBe("in 3 hours");
  expect(relative("2026-03-07T12:00:00Z")).toBe("3 days ago");
  expect(relative("2025-03-10T12:00:00Z")).toBe("1 year ago");
  expect(relative("nonsense")).toBe("at an unknown time");
});

test("formatAgo: what the server dates slightly ahead happened just now", () => {
  expect(formatAgo("2026-03-10T12:00:40Z", NOW_MS, "en")).toBe("just now");
  expect(formatAgo("2026-03-10T11:18:00Z", NOW_MS, "en")).toBe("42 minutes ago");
  expect(formatAgo("nonsense", NOW_MS, "en")).toBe("at an unknown time");
});

test("formatDateTime: names the zone", () => {
  const text = formatDateTime("2026-07-01T22:30:00Z", "en-GB", "Asia/Tokyo");
  expect(text).toContain("2 Jul 2026");
  expect(text).toContain("07:30");
  expect(text).toMatch(/GMT\+9|JST/u);
});

test("formatClock: with the day where it isn't today", () => {
  expect(formatClock("2026-03-10T14:20:00Z", NOW_MS, "en-GB", "UTC")).toBe("14:20");
  expect(formatClock("2026-03-10T06:20:00Z", NOW_MS, "en-US", "UTC")).toMatch(/^6:20\sAM$/u);
  expect(formatClock("2026-03-11T14:20:00Z", NOW_MS, "en-GB", "UTC")).toContain("11 Mar");
  expect(formatClock("2026-03-10T23:20:00Z", NOW_MS, "en-GB", "Europe/Berlin")).toContain("11 Mar");
});

test("formatMoment: with the year where it isn't this one", () => {
  const moment = (iso: string): string => formatMoment(iso, NOW_MS, "en-GB", "UTC");
  expect(moment("2026-11-30T04:00:00Z")).toBe("Mon 30 Nov, 04:00");
  expect(moment("2027-01-04T04:00:00Z")).toContain("2027");
});
