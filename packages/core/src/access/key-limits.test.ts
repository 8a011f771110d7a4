import { expect, test } from "vitest";
import { isAllowedFrom, isNetwork } from "./key-limits.ts";

test.each([
  ["192.0.2.7", true],
  ["192.0.2.0/24", true],
  ["0.0.0.0/0", true],
  ["2001:db8::/32", true],
  ["::1", true],
  ["192.0.2.0/33", false],
  ["192.0.2.0/", false],
  ["192.0.2.0/24/1", false],
  ["192.0.2.0/-1", false],
  ["fe80::1%eth0", false],
  ["2001:db8::/129", false],
  ["example.com", false],
  ["", false],
])("isNetwork: %s is %s", (text, expected) => {
  expect(isNetwork(text)).toBe(expected);
});

test.each([
  ["203.0.113.9", [], true],
  ["192.0.2.200", ["192.0.2.0/24"], true],
  ["192.0.3.1", ["192.0.2.0/24"], false],
  ["192.0.3.1", ["192.0.2.0/24", "192.0.3.1"], true],
  ["::ffff:192.0.2.9", ["192.0.2.0/24"], true],
  ["2001:db8:1::1", ["2001:db8::/32"], true],
  ["2001:db9::1", ["2001:db8::/32"], false],
  ["192.0.2.9", ["::/0"], false],
  ["not an address", ["0.0.0.0/0", "::/0"], false],
])("isAllowedFrom: %s with %j is %s", (address, networks, expected) => {
  expect(isAllowedFrom(address, networks)).toBe(expected);
});
