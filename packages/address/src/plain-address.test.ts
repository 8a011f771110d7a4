import fc from "fast-check";
import { expect, test } from "vitest";
import { findAddresses } from "./find-addresses.ts";
import { parseAddress } from "./parse-address.ts";
import { plainAddress } from "./plain-address.ts";

test("plainAddress: an ordinary address is taken apart as it is written", () => {
  expect(plainAddress("Anna.Smith+news@Mail.Example.com")).toEqual({
    local: "Anna.Smith+news",
    domain: "Mail.Example.com",
  });
});

test.each([
  "",
  "anna",
  "anna@localhost",
  " anna@example.com",
  "anna@example.com.",
  "anna@@example.com",
  ".anna@example.com",
  "anna..b@example.com",
  "Anna <anna@example.com>",
  "a@b.com, c@d.com",
  "müller@example.com",
  `${"a".repeat(65)}@example.com`,
])("plainAddress: %j is left to the thorough way", (cell) => {
  expect(plainAddress(cell)).toBeNull();
});

test("plainAddress: what it accepts, the thorough way reads the same", () => {
  const piece = fc.string({ unit: fc.constantFrom(..."aZ09_+-."), maxLength: 8 });
  const domain = fc.string({ unit: fc.constantFrom(..."aZ09-."), maxLength: 12 });
  const cell = fc.tuple(piece, fc.constantFrom("@", "", "@@"), domain).map((parts) => parts.join(""));
  fc.assert(
    fc.property(cell, (text) => {
      const plain = plainAddress(text);
      if (plain === null) return;
      expect(findAddresses(text)).toEqual([{ text }]);
      const parsed = parseAddress(text);
      const domainAlone = parseAddress(`x@${plain.domain}`);
      expect(parsed.type).toBe(domainAlone.type);
      if (parsed.type === "address" && domainAlone.type === "address") {
        expect(parsed.address.local).toBe(plain.local);
        expect(parsed.address.domain).toBe(domainAlone.address.domain);
        expect(parsed.address.needsSmtpUtf8).toBe(false);
      } else {
        expect(parsed).toEqual(domainAlone);
      }
    }),
    { numRuns: 5_000 },
  );
});
