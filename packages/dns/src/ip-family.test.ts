import fc from "fast-check";
import ipaddr from "ipaddr.js";
import { describe, expect, it } from "vitest";
import { ipFamily } from "./ip-family.ts";

/** ipFamily by ipaddr.js, which accepts inet_aton forms at the end of an IPv6 address. */
function familyByIpaddr(text: string): number {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return 4;
  if (!text.includes(":") || text.includes("%") || !ipaddr.IPv6.isValid(text)) return 0;
  const end = text.slice(text.lastIndexOf(":") + 1);
  return !end.includes(".") || ipaddr.IPv4.isValidFourPartDecimal(end) ? 6 : 0;
}

const part = fc.oneof(fc.nat(300).map(String), fc.constantFrom("", "00", "01", "0x7f", "ffff", "1ffff", "a", "%eth0"));
const nearlyAnAddress = fc
  .array(fc.tuple(part, fc.constantFrom(".", ":", "::")), { minLength: 1, maxLength: 9 })
  .map((parts) => parts.flat().join("").replace(/[.:]$/u, ""));

describe("ipFamily", () => {
  it("ipFamily: agrees with ipaddr.js, also on near misses", () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6(), fc.domain(), fc.string(), nearlyAnAddress), (text) => {
        expect(ipFamily(text)).toBe(familyByIpaddr(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ["192.0.2.1", 4],
    ["2001:db8::1", 6],
    ["::ffff:192.0.2.1", 6],
    ["fe80::1%eth0", 0],
    ["127.1", 0],
    ["192.0.2.01", 0],
    ["0::0.0x7f.0.0", 0],
    ["::0177.0.0.1", 0],
    ["mx.example.com", 0],
    ["", 0],
  ])("ipFamily: %s is of family %i", (text, family) => expect(ipFamily(text)).toBe(family));
});
