import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isPublicAddress } from "./is-public-address.ts";

const PUBLIC = [
  "8.8.8.8",
  "1.1.1.1",
  "64.233.167.27",
  "100.63.255.255",
  "100.128.0.0",
  "172.15.255.255",
  "172.32.0.0",
  "223.255.255.255",
  "2a00:1450:400c:c00::1b",
  "2001:4860:4860::8888",
  "2606:4700:4700::1111",
  "64:ff9b::808:808",
  "2002:808:808::1",
];

const CLOSED = [
  ["this network", "0.0.0.0"],
  ["this network", "0.1.2.3"],
  ["private", "10.0.0.1"],
  ["private", "172.16.0.1"],
  ["private", "172.31.255.255"],
  ["private", "192.168.1.1"],
  ["carrier-grade NAT", "100.64.0.1"],
  ["carrier-grade NAT", "100.127.255.255"],
  ["loopback", "127.0.0.1"],
  ["loopback", "127.255.255.254"],
  ["cloud metadata", "169.254.169.254"],
  ["protocol assignments", "192.0.0.1"],
  ["documentation", "192.0.2.25"],
  ["documentation", "198.51.100.25"],
  ["documentation", "203.0.113.25"],
  ["6to4 relay", "192.88.99.1"],
  ["benchmarking", "198.19.0.1"],
  ["multicast", "224.0.0.1"],
  ["multicast", "239.255.255.255"],
  ["reserved", "240.0.0.1"],
  ["broadcast", "255.255.255.255"],
  ["unspecified", "::"],
  ["loopback", "::1"],
  ["loopback", "0:0:0:0:0:0:0:1"],
  ["IPv4-compatible loopback", "::127.0.0.1"],
  ["IPv4-mapped loopback", "::ffff:127.0.0.1"],
  ["IPv4-mapped loopback", "::ffff:7f00:1"],
  ["IPv4-mapped public", "::ffff:8.8.8.8"],
  ["NAT64 of loopback", "64:ff9b::127.0.0.1"],
  ["NAT64 of private", "64:ff9b::a00:1"],
  ["local NAT64", "64:ff9b:1::1"],
  ["discard", "100::1"],
  ["dummy prefix", "100:0:0:1::1"],
  ["6to4 of private", "2002:c0a8:101::1"],
  ["6to4 of loopback", "2002:7f00:1::"],
  ["Teredo", "2001::1"],
  ["benchmarking", "2001:2::1"],
  ["ORCHIDv2", "2001:20::1"],
  ["documentation", "2001:db8::1"],
  ["documentation", "3fff::1"],
  ["segment routing", "5f00::1"],
  ["unique local", "fc00::1"],
  ["unique local", "fd12:3456::1"],
  ["link-local", "fe80::1"],
  ["link-local with a zone", "fe80::1%eth0"],
  ["old site-local", "fec0::1"],
  ["multicast", "ff02::1"],
  ["not given out", "4000::1"],
] as const;

const NOT_ADDRESSES = [
  "",
  "localhost",
  "127.1",
  "2130706433",
  "0x7f000001",
  "010.0.0.1",
  "8.8.8.8.",
  " 8.8.8.8",
  "8.8.8.256",
  ":::",
  "1::2::3",
  "2a00::1%1",
];

describe("isPublicAddress", () => {
  test.each(PUBLIC)("isPublicAddress: %s may be connected to", (ip) => {
    expect(isPublicAddress(ip)).toBe(true);
  });

  test.each(CLOSED)("isPublicAddress: %s %s is refused", (_, ip) => {
    expect(isPublicAddress(ip)).toBe(false);
  });

  test.each(NOT_ADDRESSES)("isPublicAddress: %j is not an address, so it is refused", (text) => {
    expect(isPublicAddress(text)).toBe(false);
  });

  test("isPublicAddress: total on any text", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.ipV4(), fc.ipV6()), (text) => {
        expect(isPublicAddress(text)).toBeTypeOf("boolean");
      }),
    );
  });

  test("isPublicAddress: embedding an IPv4 address by NAT64 or 6to4 never makes it more public", () => {
    const byte = fc.nat(255);
    fc.assert(
      fc.property(byte, byte, byte, byte, (a, b, c, d) => {
        const hex = (high: number, low: number) => ((high << 8) | low).toString(16);
        const plain = isPublicAddress(`${a}.${b}.${c}.${d}`);
        expect(isPublicAddress(`64:ff9b::${hex(a, b)}:${hex(c, d)}`)).toBe(plain);
        expect(isPublicAddress(`2002:${hex(a, b)}:${hex(c, d)}::1`)).toBe(plain);
        expect(isPublicAddress(`::ffff:${a}.${b}.${c}.${d}`)).toBe(false);
      }),
    );
  });
});
