import { expect, test } from "vitest";
import { nearest } from "./nearest.ts";

test.each([
  ["stauts", "status"],
  ["presett", "preset"],
  ["Status", "status"],
  ["status[]", "status"],
  ["timeoutMs", "timeout_ms"],
])("nearest: %s is taken for %s", (name, meant) => {
  expect(nearest(name, ["limit", "preset", "status", "timeout_ms"])).toBe(meant);
});

test.each(["", "x", "callback", "status".repeat(20)])("nearest: nothing is near %j", (name) => {
  expect(nearest(name, ["limit", "preset", "status"])).toBeNull();
});
