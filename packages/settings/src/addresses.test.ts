import { expect, test } from "vitest";
import { isDnsServer, isNetwork } from "./addresses.ts";

test.each([
  ["127.0.0.1", true],
  ["10.0.0.0/8", true],
  ["192.0.2.7/32", true],
  ["::1", true],
  ["2001:db8::/32", true],
  ["0.0.0.0/0", false],
  ["::/0", false],
  ["10.0.0.0/33", false],
  ["2001:db8::/129", false],
  ["10.0.0", false],
  ["10.0.0.256", false],
  ["proxy.internal", false],
  ["loopback", false],
  ["", false],
])("isNetwork: %s is %s", (text, expected) => {
  expect(isNetwork(text)).toBe(expected);
});

test.each([
  ["192.0.2.53", true],
  ["192.0.2.53:5353", true],
  ["2001:db8::53", true],
  ["[2001:db8::53]", true],
  ["[2001:db8::53]:65535", true],
  ["[2001:db8::53]:65536", false],
  ["192.0.2.53:0", false],
  ["192.0.2.256", false],
  ["[192.0.2.53]:53", false],
  ["dns.example.com", false],
  ["", false],
])("isDnsServer: %s is %s", (text, expected) => {
  expect(isDnsServer(text)).toBe(expected);
});
