import { expect, test } from "vitest";
import { isWireName } from "./message.ts";

test.each([
  [`${"x".repeat(63)}.com`, true],
  [`${"x".repeat(64)}.com`, false],
  [`${"a.".repeat(125)}com`, true],
  [`${"a.".repeat(125)}coms`, false],
  ["", false],
  ["a..com", false],
  ["exämple.com", false],
  ["a b.com", false],
])("isWireName: %s: %s", (name, expected) => {
  expect(isWireName(name)).toBe(expected);
});
