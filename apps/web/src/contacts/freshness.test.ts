import { expect, test } from "vitest";
import { freshnessOf } from "./freshness.tsx";

const NOW_MS = Date.parse("2026-11-26T12:00:00Z");
const CONTACT = {
  checked_at: "2026-11-20T12:00:00Z",
  fresh_until: "2026-11-26T13:00:00Z",
};

test("freshnessOf: part of a day counts as a day", () => {
  expect(freshnessOf(CONTACT, NOW_MS)).toEqual({ type: "fresh", daysLeft: 1 });
});

test("freshnessOf: expired or without an expiry, it is due", () => {
  expect(freshnessOf({ ...CONTACT, fresh_until: "2026-11-26T11:59:59Z" }, NOW_MS)).toEqual({ type: "due" });
  expect(freshnessOf({ ...CONTACT, fresh_until: null }, NOW_MS)).toEqual({ type: "due" });
});

test("freshnessOf: a contact that was never checked isn't due", () => {
  expect(freshnessOf({ ...CONTACT, checked_at: null, fresh_until: null }, NOW_MS)).toEqual({ type: "never" });
});
