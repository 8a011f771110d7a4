import { expect, test } from "vitest";
import { parseRecent, withRecent, type RecentCheck } from "./recent-checks.ts";

const check = (email: string): RecentCheck => ({
  email,
  status: "deliverable",
  reason: "accepted",
  at: "2026-03-10T12:00:00Z",
});

test("withRecent: newest first, each address once, at most twelve", () => {
  const many = Array.from({ length: 20 }, (_, at) => check(`${at}@example.com`));
  const recent = [...many, check("3@example.com")].reduce<readonly RecentCheck[]>(withRecent, []);
  expect(recent).toHaveLength(12);
  expect(recent[0]?.email).toBe("3@example.com");
  expect(new Set(recent.map(({ email }) => email)).size).toBe(12);
});

test("parseRecent: skips invalid entries", () => {
  expect(parseRecent(JSON.stringify([check("a@example.com")]))).toEqual([check("a@example.com")]);
  expect(parseRecent('[1, null, {}, {"email":"x","status":"purple"}]')).toEqual([]);
  expect(parseRecent("{oops")).toEqual([]);
  expect(parseRecent(null)).toEqual([]);
});
