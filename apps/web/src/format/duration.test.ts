import { expect, test } from "vitest";
import { formatElapsed, formatEstimate, formatTimeLeft } from "./duration.ts";

test("formatElapsed: finer for short times", () => {
  expect(formatElapsed(83.6)).toBe("84 ms");
  expect(formatElapsed(-3)).toBe("0 ms");
  expect(formatElapsed(1300)).toBe("1.3 s");
  expect(formatElapsed(45_400)).toBe("45 s");
  expect(formatElapsed(125_000)).toBe("2 min 5 s");
});

test("formatEstimate: coarser for long times", () => {
  expect(formatEstimate(3)).toBe("a few seconds");
  expect(formatEstimate(41)).toBe("about 50 s");
  expect(formatEstimate(200)).toBe("about 3 min");
  expect(formatEstimate(5400)).toBe("about 1.5 h");
  expect(formatEstimate(40_000)).toBe("about 11 h");
  expect(formatEstimate(400_000)).toBe("about 5 days");
});

test("formatTimeLeft: too early without an estimate, and never nothing", () => {
  const nowMs = Date.parse("2026-03-02T19:00:00Z");
  expect(formatTimeLeft(null, nowMs)).toBe("too early to say");
  expect(formatTimeLeft("2026-03-02T18:59:00Z", nowMs)).toBe("a few seconds left");
  expect(formatTimeLeft("2026-03-02T19:10:00Z", nowMs)).toBe("about 10 min left");
});
