import fc from "fast-check";
import { expect, test } from "vitest";
import { findAddresses } from "./find-addresses.ts";
import { parseAddress } from "./parse-address.ts";
import { NOT_PLAIN, plainAddressAt } from "./plain-address.ts";

test("plainAddressAt: an ordinary address is split at its @", () => {
  expect(plainAddressAt("Anna.Smith+news@Mail.Example.com")).toBe("Anna.Smith+news".length);
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
])("plainAddressAt: %j is left to the full parser", (cell) => {
  expect(plainAddressAt(cell)).toBe(NOT_PLAIN);
});

test("plainAddressAt: what it accepts, the full parser reads the same", () => {
  const piece = fc.string({ unit: fc.constantFrom(..."aZ09_+-."), maxLength: 8 });
  const domain = fc.string({ unit: fc.constantFrom(..."aZ09-."), maxLength: 12 });
  const cell = fc.tuple(piece, fc.constantFrom("@", "", "@@"), domain).map((parts) => parts.join(""));
  fc.assert(
    fc.property(cell, (text) => {
      const at = plainAddressAt(text);
      if (at === NOT_PLAIN) return;
      expect(findAddresses(text)).toEqual([{ text }]);
      const parsed = parseAddress(text);
      const domainAlone = parseAddress(`x@${text.slice(at + 1)}`);
      expect(parsed.type).toBe(domainAlone.type);
      if (parsed.type === "address" && domainAlone.type === "address") {
        expect(parsed.address.local).toBe(text.slice(0, at));
        expect(parsed.address.domain).toBe(domainAlone.address.domain);
        expect(parsed.address.needsSmtpUtf8).toBe(false);
      } else {
        expect(parsed).toEqual(domainAlone);
      }
    }),
    { numRuns: 5_000 },
  );
});
