import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EVERY } from "./cron.ts";
import { isTimeZone, nextTime, nextTimes, readCron } from "./cron.ts";

const times = (cron: string, timeZone: string, from: string, count = 3): string[] =>
  nextTimes(cron, timeZone, Date.parse(from), count).map((ms) => new Date(ms).toISOString().replace(":00.000Z", "Z"));

describe("nextTimes", () => {
  test("nextTimes: six in the morning stays six when the clocks change", () => {
    expect(times(EVERY.weekly, "America/New_York", "2026-03-01T00:00:00Z")).toEqual([
      "2026-03-02T11:00Z",
      "2026-03-09T10:00Z",
      "2026-03-16T10:00Z",
    ]);
    expect(times(EVERY.weekly, "Europe/Berlin", "2026-10-18T00:00:00Z")).toEqual([
      "2026-10-19T04:00Z",
      "2026-10-26T05:00Z",
      "2026-11-02T05:00Z",
    ]);
  });

  test("nextTimes: an hour that is left out in spring is not missed, and one that comes twice in autumn counts once", () => {
    expect(times("30 2 * * *", "Europe/Berlin", "2026-03-28T00:00:00Z")).toEqual([
      "2026-03-28T01:30Z",
      "2026-03-29T01:00Z",
      "2026-03-30T00:30Z",
    ]);
    expect(times("30 2 * * *", "Europe/Berlin", "2026-10-24T00:00:00Z")).toEqual([
      "2026-10-24T00:30Z",
      "2026-10-25T00:30Z",
      "2026-10-26T01:30Z",
    ]);
  });

  test("nextTimes: a midnight that is left out is not missed", () => {
    expect(times("0 0 * * 0", "America/Santiago", "2026-09-01T00:00:00Z")).toEqual([
      "2026-09-06T04:00Z",
      "2026-09-13T03:00Z",
      "2026-09-20T03:00Z",
    ]);
  });

  test("nextTimes: half an hour of summer time, and quarters", () => {
    expect(times(EVERY.quarterly, "Australia/Lord_Howe", "2026-01-02T00:00:00Z")).toEqual([
      "2026-03-31T19:00Z",
      "2026-06-30T19:30Z",
      "2026-09-30T19:30Z",
    ]);
    expect(times(EVERY.monthly, "UTC", "2026-01-01T06:00:00Z")).toEqual([
      "2026-02-01T06:00Z",
      "2026-03-01T06:00Z",
      "2026-04-01T06:00Z",
    ]);
  });

  test("nextTimes: a daily time comes once for each day of the year, in any zone, at its own hour or right after a gap", () => {
    const zones = ["Europe/Berlin", "America/Santiago", "Africa/Cairo", "Australia/Lord_Howe", "Asia/Kolkata"];
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 23 }), (zone, hour) => {
        const day = new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" });
        const from = Date.parse("2026-01-01T12:00:00Z");
        const days = nextTimes(`15 ${hour} * * *`, zone, from, 365).map((ms) => day.format(ms));
        expect(new Set(days).size).toBe(365);
      }),
      { numRuns: 20 },
    );
  });

  test("nextTime: is strictly later than the moment", () => {
    const at = Date.parse("2026-01-05T06:00:00Z");
    expect(nextTime(EVERY.weekly, "UTC", at)).toBe(Date.parse("2026-01-12T06:00:00Z"));
    expect(nextTime(EVERY.weekly, "UTC", at - 1)).toBe(at);
  });
});

describe("readCron", () => {
  test("readCron: five fields, however they are spaced", () => {
    expect(readCron("  0 6  * * MON ", "UTC")).toEqual({ type: "cron", cron: "0 6 * * MON" });
  });

  test.each(["", "x", "0 6 * *", "* * * * * *", "0 25 * * *", "0 6 * * 8", "0 6 30 2 *"])(
    "readCron: %j is refused with a reason",
    (text) => {
      const read = readCron(text, "UTC");
      expect(read.type).toBe("problem");
      expect(read.type === "problem" && read.problem.length).toBeGreaterThan(10);
    },
  );
});

test("isTimeZone: IANA names, old ones too; no offsets, no inventions", () => {
  expect(["UTC", "Europe/Berlin", "Asia/Calcutta"].filter(isTimeZone)).toHaveLength(3);
  expect(["", "+02:00", "Mars/Base", "GMT+25"].filter(isTimeZone)).toEqual([]);
});
