import * as fc from "fast-check";
import { expect, test } from "vitest";
import { formatCompact, formatShare, plural } from "./number.ts";

test("formatShare: never rounds a part up to 100% or down to 0%", () => {
  expect(formatShare(99_999, 100_000)).toBe(">99.9%");
  expect(formatShare(1, 100_000)).toBe("<0.1%");
  expect(formatShare(100, 100)).toBe("100%");
  expect(formatShare(0, 100)).toBe("0%");
  expect(formatShare(0, 0)).toBe("0%");
  expect(formatShare(412, 1000)).toBe("41%");
  expect(formatShare(21, 1000)).toBe("2.1%");
});

test("formatShare: 100% is the whole, and 0% is nothing", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000_000 }), fc.nat(), (whole, seed) => {
      const part = seed % (whole + 1);
      const text = formatShare(part, whole);
      expect(text === "100%").toBe(part === whole);
      expect(text === "0%").toBe(part === 0);
    }),
  );
});

test("formatCompact: small numbers are exact", () => {
  expect(formatCompact(9999).replaceAll(/\D/gu, "")).toBe("9999");
  expect(formatCompact(1_200_000)).toMatch(/1.2/u);
});

test("plural: one row, two rows", () => {
  expect(plural(1, "row")).toBe("1 row");
  expect(plural(2, "row")).toBe("2 rows");
  expect(plural(3, "address", "addresses")).toBe("3 addresses");
});
