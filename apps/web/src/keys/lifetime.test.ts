import { expect, test } from "vitest";
import { expiryOf } from "./lifetime.ts";

test("expiryOf: counts days from now; a key may have no end", () => {
  const nowMs = Date.parse("2026-12-01T12:00:00.000Z");
  expect(expiryOf("month", nowMs)).toBe("2026-12-31T12:00:00.000Z");
  expect(expiryOf("year", nowMs)).toBe("2027-12-01T12:00:00.000Z");
  expect(expiryOf("never", nowMs)).toBeNull();
});
