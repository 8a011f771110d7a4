import { expect, test } from "vitest";
import { DEFAULT_FRESH_DAYS, freshDays } from "./fresh-days.ts";

test("freshDays: what is left out is as it is by default", () => {
  const usual = { deliverable: 30, risky: 14, undeliverable: 90, confirm: 7 };
  expect(freshDays.parse(DEFAULT_FRESH_DAYS)).toEqual(usual);
  expect(freshDays.parse("risky=3, deliverable = 0.5")).toEqual({ ...usual, risky: 3, deliverable: 0.5 });
});

test.each(["30", "unknown=1", "risky=-1", "risky=", "risky=1,,"])("freshDays: %j is refused", (text) => {
  expect(freshDays.safeParse(text).success).toBe(false);
});
