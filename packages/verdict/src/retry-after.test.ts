import { describe, expect, it } from "vitest";
import { RETRY_AFTER_MAX_MS, RETRY_AFTER_MIN_MS, retryAfterMs } from "./retry-after.ts";

const MINUTE_MS = 60_000;

describe("retryAfterMs", () => {
  it.each([
    ["greylisted for 5 minutes", 5 * MINUTE_MS],
    ["greylisted, please try again in 900 seconds", 15 * MINUTE_MS],
    ["please come back in 00:04:59", 299_000],
    ["try again in 1 hour", 60 * MINUTE_MS],
    ["retry in 300s", 5 * MINUTE_MS],
    ["bitte in 10 minuten erneut versuchen", 10 * MINUTE_MS],
    ["попробуите через 7 минут", 7 * MINUTE_MS],
  ])("retryAfterMs: reads %s", (words, expected) => {
    expect(retryAfterMs(words)).toBe(expected);
  });

  it("retryAfterMs: stays between a minute and two hours", () => {
    expect(retryAfterMs("try again in 1 second")).toBe(RETRY_AFTER_MIN_MS);
    expect(retryAfterMs("try again in 48 hours")).toBe(RETRY_AFTER_MAX_MS);
    expect(retryAfterMs("in 99:99:99")).toBe(RETRY_AFTER_MAX_MS);
  });

  it.each([
    "try again later",
    "too many messages per 60 minutes",
    "try again in the last 5 minutes",
    "5 messages",
    "at 12:30:00",
  ])("retryAfterMs: %s names no delay", (words) => {
    expect(retryAfterMs(words)).toBeNull();
  });
});
