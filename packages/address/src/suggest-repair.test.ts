import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findAddresses } from "./find-addresses.ts";
import { parseAddress } from "./parse-address.ts";
import { suggestFor, suggestRepair } from "./suggest-repair.ts";

describe("suggestRepair", () => {
  test.each([
    ["anna@gmail,com", "anna@gmail.com"],
    ["anna@acme,io", "anna@acme.io"],
    ["anna @gmail.com", "anna@gmail.com"],
    ["anna@ gmail.com", "anna@gmail.com"],
    ["anna@gmail .com", "anna@gmail.com"],
    ["anna@gmail. com", "anna@gmail.com"],
    ["anna@gmail , com", "anna@gmail.com"],
    ["anna smith@gmail.com", "annasmith@gmail.com"],
    ["anna@@gmail.com", "anna@gmail.com"],
    ["anna.@gmail.com", "anna@gmail.com"],
    [".anna@gmail.com", "anna@gmail.com"],
    ["anna..b@gmail.com", "anna.b@gmail.com"],
    ["anna@gmail..com", "anna@gmail.com"],
    ["anna@gmail.com..", "anna@gmail.com"],
    ["anna@.gmail.com", "anna@gmail.com"],
    ["anna@gmailcom", "anna@gmail.com"],
    ["anna@hotmailcouk", "anna@hotmail.co.uk"],
    ["anna@gmial,com", "anna@gmail.com"],
    ["mailto:anna@gmail,com", "anna@gmail.com"],
    ["mailto:anna@@gmail.com", "anna@gmail.com"],
    ["“anna@gmail,com”", "anna@gmail.com"],
    ["«anna @gmail.com»", "anna@gmail.com"],
    ["ａｎｎａ＠＠ｇｍａｉｌ．ｃｏｍ", "anna@gmail.com"],
    ["аnna@gmail,com", "anna@gmail.com"],
    ["anna(at)gmail.com", "anna@gmail.com"],
    ["anna (at) gmail.com", "anna@gmail.com"],
    ["anna[at]gmail[dot]com", "anna@gmail.com"],
    ["anna {AT} gmail {DOT} com", "anna@gmail.com"],
    ["anna (ät) acme (punkt) de", "anna@acme.de"],
    ["anna(@)acme.com", "anna@acme.com"],
    ["anna [at] acme dot co dot uk", "anna@acme.co.uk"],
    ["anna dot smith at acme dot com", "anna.smith@acme.com"],
    ["anna at gmail.com", "anna@gmail.com"],
    ["anna@acme(dot)com", "anna@acme.com"],
    ["anna@acme dot com", "anna@acme.com"],
    ["anna (at) gmial.com", "anna@gmail.com"],
  ])("%s: %s, as a suggestion to a malformed address", (text, meant) => {
    expect(parseAddress(text).type).toBe("invalid");
    expect(suggestRepair(text)).toBe(meant);
  });

  test.each([
    "",
    "@",
    "anna@",
    "@gmail.com",
    "a@b@c.com",
    "anna@acmecom",
    "anna#gmail.com",
    "n/a",
    "anna@gmail.com@",
    "Sales manager at Booking.com",
    "back at 9 dot 30",
    "meet anna at acme.com",
    "call anna (at) home",
    "(at)",
    "at",
    "anna (a) b (c)",
    "look at dot com",
    "ann van der berg@gmail.com",
  ])("%j: nothing is likely", (text) => {
    expect(suggestRepair(text)).toBeNull();
  });

  test.each([
    "anna@gmial.com",
    "o'brien@acme.com",
    "anna@gmail.com.",
    "{anna}@acme.com",
    "at@dot.com",
    "anna.at.work@acme.com",
    "jürgen@müller.de",
    "иван@пример.рф",
    "`anna@acme.com",
    "a/b=c@acme.com",
    '"anna smith"@acme.com',
  ])("%s is an address as it stands, so no repair is suggested", (text) => {
    expect(parseAddress(text).type).toBe("address");
    expect(suggestRepair(text)).toBeNull();
  });

  test("a text too long for a slip suggests nothing", () => {
    expect(suggestRepair(`${"x".repeat(310)} anna@gmail.com`)).toBeNull();
  });

  test("whatever is suggested is an address, and never to one", () => {
    const token = fc.constantFrom(
      "anna",
      "@",
      "@@",
      ".",
      "..",
      ",",
      " ",
      "gmail",
      "com",
      "gmailcom",
      "é",
      "а",
      '"',
      "’",
      "(at)",
      "[dot]",
      " at ",
      " dot ",
      "mailto:",
      "＠",
      "gmial.com",
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 12 }), (tokens) => {
        const text = tokens.join("");
        const suggested = suggestRepair(text);
        if (suggested === null) return;
        expect(parseAddress(suggested).type).toBe("address");
        expect(parseAddress(text).type).toBe("invalid");
      }),
      { numRuns: 5_000 },
    );
  });
});

describe("suggestFor", () => {
  const suggested = (text: string): string | null => {
    const parsed = parseAddress(text);
    if (parsed.type === "invalid") throw new Error(`${text}: ${parsed.problem}`);
    return suggestFor(text, parsed.address);
  };

  test.each([
    ["аnna@gmail.com", "anna@gmail.com"],
    ["anna@gmаil.com", "anna@gmail.com"],
    ["οlga@acme.com", "olga@acme.com"],
    ["𝐚nna@acme.com", "anna@acme.com"],
    ["o’brien@acme.com", "o'brien@acme.com"],
    ["аnna@gmial.com", "anna@gmail.com"],
    ["Anna@gmial.com", "Anna@gmail.com"],
  ])("%s was likely meant to be %s", (text, meant) => {
    expect(suggested(text)).toBe(meant);
  });

  test.each([
    "anna@gmail.com",
    "иван@пример.рф",
    "jürgen@müller.de",
    "анна@gmail.com",
    "сос@acme.com",
    "ирина.с@acme.com",
    "anna@ａｃｍｅ.com",
    "o'brien@acme.com",
    "αρα@acme.com",
  ])("%s may well be meant", (text) => {
    expect(suggested(text)).toBeNull();
  });
});

describe("findAddresses", () => {
  test.each(["anna (at) gmail.com", "anna[at]acme[dot]com", "anna at acme dot com", "anna@acme(dot)com"])(
    "%s is kept whole, as a malformed address",
    (cell) => {
      expect(findAddresses(cell)).toEqual([{ text: cell }]);
    },
  );

  test.each([
    ["Dora (Dot) dora@gmail.com", ["dora@gmail.com"]],
    ["anna@gmail.com (at) work", ["anna@gmail.com"]],
    ["Anna Berg (at) Acme", []],
    ["Sales manager at Booking.com", []],
  ])("%s: nothing is spelled out", (cell, found) => {
    expect(findAddresses(cell).map(({ text }) => text)).toEqual(found);
  });
});
