import fc from "fast-check";
import { expect, test } from "vitest";
import { AddressReader } from "./address-reader.ts";
import { toContact } from "../contacts/contact.ts";

test("AddressReader: the fast path reads a cell like the slow path", () => {
  const local = fc.string({ unit: fc.constantFrom(..."aZ09_+-."), minLength: 1, maxLength: 8 });
  const domain = fc.constantFrom(
    "gmail.com",
    "GMAIL.com",
    "gmial.com",
    "mailinator.com",
    "acme.example",
    "acme.con",
    "acme.de",
    "1.2.3.4",
    "-a.de",
    "a..de",
  );
  const reader = new AddressReader(true);
  fc.assert(
    fc.property(local, domain, (name, at) => {
      const cell = `${name}@${at}`;
      const [read] = reader.read(cell);
      if (read !== undefined && read.asked.toLowerCase() === cell.toLowerCase())
        expect(read).toEqual(toContact(cell, undefined, true));
    }),
    { numRuns: 2_000 },
  );
});

test("AddressReader: more domains than its cache holds are read correctly", () => {
  const reader = new AddressReader(false);
  for (let round = 0; round < 2; round += 1) {
    for (let domain = 0; domain < 5_000; domain += 1) {
      const [contact] = reader.read(`anna@company${domain}.com`);
      expect(contact).toMatchObject({ key: `anna@company${domain}.com`, domain: `company${domain}.com` });
    }
  }
});

test("AddressReader: several addresses in a cell, none, and a malformed one", () => {
  const reader = new AddressReader(false);
  expect(reader.read("Anna <anna@acme.com>, ben@acme.com").map(({ key }) => key)).toEqual([
    "anna@acme.com",
    "ben@acme.com",
  ]);
  expect(reader.read("")).toEqual([]);
  expect(reader.read("n/a")).toEqual([]);
  expect(reader.read("plainaddress")).toMatchObject([
    { asked: "plainaddress", domain: null, syntaxProblem: "no_at_sign" },
  ]);
  expect(reader.read("anna@@acme.com")).toMatchObject([
    { asked: "anna@@acme.com", domain: null, syntaxProblem: "several_at_signs" },
  ]);
});

test("toContact: a local part of a million characters is truncated, and stays distinct from others", () => {
  const [one, other] = ["a", "b"].map((end) => toContact(`${"x".repeat(1_000_000)}${end}@acme.com`));
  expect(one?.asked).toHaveLength(320);
  expect(one?.syntaxProblem).toBe("too_long");
  expect(one?.key).not.toBe(other?.key);
});

test("toContact: characters that PostgreSQL can't store are replaced", () => {
  expect(toContact("a\0b@@c").asked).toBe("a\uFFFDb@@c");
});

test.each([
  ["anna@gmail .com", "anna@gmail.com"],
  ["anna @ x.com", "anna@x.com"],
  ["anna smith@x.com", "annasmith@x.com"],
  ["anna@@gmail.com", "anna@gmail.com"],
  ["anna..smith@gmail.com", "anna.smith@gmail.com"],
  ["anna.@gmail.com", "anna@gmail.com"],
  ["anna@gmail,com", "anna@gmail.com"],
  ["anna@gmailcom", "anna@gmail.com"],
  ["anna @", null],
])("AddressReader: %j is never asked as another address; the likely one is suggested", (cell, suggestion) => {
  const [contact, ...others] = new AddressReader(false).read(cell);
  expect(others).toEqual([]);
  expect(contact).toMatchObject({ suggestion, domain: null, syntaxProblem: expect.any(String) });
});

test("AddressReader: letters of another script among Latin ones are asked as written; the Latin ones are suggested", () => {
  const [contact] = new AddressReader(false).read("anna@gm\u0430il.com");
  expect(contact).toMatchObject({ domain: "xn--gmil-63d.com", syntaxProblem: null, suggestion: "anna@gmail.com" });
});
