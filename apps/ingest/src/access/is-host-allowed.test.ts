import { expect, test } from "vitest";
import { isHostAllowed } from "./guard.ts";

const NAMED: ReadonlySet<string> = new Set(["verify.example.com"]);

test.each([
  ["localhost:3000", true],
  ["LOCALHOST", true],
  ["127.0.0.1:3000", true],
  ["[::1]:3000", true],
  ["192.0.2.7", true],
  ["verify.example.com", true],
  ["Verify.Example.com.:443", true],
  ["evil.example.com", false],
  ["localhost.example.com", false],
  ["verify.example.com.evil.example", false],
  ["127.0.0.1.evil.example", false],
  ["verify.example.com@evil.example", false],
  ["", false],
  [undefined, false],
])("isHostAllowed: %s: %s", (host, allowed) => {
  expect(isHostAllowed(host, NAMED)).toBe(allowed);
});

test("isHostAllowed: with keys required, any name is allowed", () => {
  expect(isHostAllowed("whatever.example", "any")).toBe(true);
  expect(isHostAllowed("what ever", "any")).toBe(false);
});
