import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseAddress } from "./parse-address.ts";
import { suggestLatin, suggestRepair } from "./suggest-repair.ts";

describe("suggestRepair", () => {
  test.each([
    ["anna@gmail,com", "anna@gmail.com"],
    ["anna @gmail.com", "anna@gmail.com"],
    ["anna@gmail .com", "anna@gmail.com"],
    ["anna@gmail , com", "anna@gmail.com"],
    ["anna@@gmail.com", "anna@gmail.com"],
    ["anna.@gmail.com", "anna@gmail.com"],
    [".anna@gmail.com", "anna@gmail.com"],
    ["anna..b@gmail.com", "anna.b@gmail.com"],
    ["anna@gmail..com", "anna@gmail.com"],
    ["anna@.gmail.com", "anna@gmail.com"],
    ["anna@gmailcom", "anna@gmail.com"],
    ["anna@hotmailcouk", "anna@hotmail.co.uk"],
    ["anna@gmial,com", "anna@gmail.com"],
    ["see anna@acme.com", "anna@acme.com"],
  ])("%s: %s", (text, meant) => {
    expect(parseAddress(text).type).toBe("invalid");
    expect(suggestRepair(text)).toBe(meant);
  });

  test.each(["", "@", "anna@", "@gmail.com", "a@b@c.com", "anna@acmecom", "anna#gmail.com", "n/a", "anna@gmail.com@"])(
    "%j: nothing is likely",
    (text) => {
      expect(suggestRepair(text)).toBeNull();
    },
  );

  test("a text too long for a slip suggests nothing", () => {
    expect(suggestRepair(`${"x".repeat(310)} anna@gmail.com`)).toBeNull();
  });

  test("whatever is suggested is an address", () => {
    const token = fc.constantFrom("anna", "@", "@@", ".", "..", ",", " ", "gmail", "com", "gmailcom", "é", "а", '"');
    fc.assert(
      fc.property(fc.array(token, { maxLength: 12 }), (tokens) => {
        const suggested = suggestRepair(tokens.join(""));
        if (suggested !== null) expect(parseAddress(suggested).type).toBe("address");
      }),
      { numRuns: 5_000 },
    );
  });
});

describe("suggestLatin", () => {
  test.each([
    ["аnna@gmail.com", "anna@gmail.com"],
    ["anna@gmаil.com", "anna@gmail.com"],
    ["οlga@acme.com", "olga@acme.com"],
  ])("%s has letters of another script: %s", (asked, latin) => {
    expect(suggestLatin(asked)).toBe(latin);
  });

  test.each(["anna@gmail.com", "иван@пример.рф", "jürgen@müller.de", "анна@gmail.com"])("%s has none", (asked) => {
    expect(suggestLatin(asked)).toBeNull();
  });
});
