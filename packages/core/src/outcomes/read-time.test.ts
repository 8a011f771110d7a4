import { expect, test } from "vitest";
import { readTime } from "./read-time.ts";

test.each([
  ["2026-11-03T10:11:12Z", "2026-11-03T10:11:12.000Z"],
  ["2026-11-03 10:11", "2026-11-03T10:11:00.000Z"],
  ["2026-11-03T10:11:12.345+0200", "2026-11-03T08:11:12.345Z"],
  ["2026-11-03", "2026-11-03T00:00:00.000Z"],
  ["1762164672", "2025-11-03T10:11:12.000Z"],
  ["1762164672345", "2025-11-03T10:11:12.345Z"],
  ["1521243339.873676", "2018-03-16T23:35:39.874Z"],
])("readTime: %s", (text, at) => {
  expect(new Date(readTime(text) ?? 0).toISOString()).toBe(at);
});

test.each(["", "yesterday", "03/11/2026", "2026-13-03", "2026-02-31", "2026-02-03T25:00Z", "12"])(
  "readTime: %j names no time",
  (text) => {
    expect(readTime(text)).toBeNull();
  },
);
