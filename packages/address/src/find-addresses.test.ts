import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CELL_LIMIT_CHARS, findAddresses, findAddressesInText, FOUND_PER_CELL_LIMIT } from "./find-addresses.ts";
import { parseAddress } from "./parse-address.ts";
import { countSteps } from "./testing/count-steps.ts";

const texts = (cell: string): string[] => findAddresses(cell).map(({ text }) => text);

const ONE = [
  ["a@b.com", "plain"],
  ["  a@b.com  ", "blanks around it"],
  ["\u00a0a@b.com\u3000", "no-break and ideographic spaces"],
  ["\ufeffa@b\u200b.com\u200f", "byte order mark, zero-width space, bidi mark"],
  ["a@b.c\u00adom", "soft hyphen"],
  ["ａ＠ｂ．ｃｏｍ", "full-width"],
  ["a﹫b。com", "small at sign, ideographic full stop"],
  ["<a@b.com>", "angle brackets"],
  ["Jane Doe <a@b.com>", "display name"],
  ['"Doe, Jane" <a@b.com>', "quoted display name with a comma"],
  ['"a@b.com" <a@b.com>', "the address as its own display name"],
  ["'a@b.com' <A@B.com>", "Outlook's quotes"],
  ["mailto:a@b.com", "mailto"],
  ["MAILTO:a@b.com?subject=Hi%20there&cc=x@y.com", "mailto with a query"],
  ["[a@b.com](mailto:a@b.com)", "Markdown link"],
  ['=HYPERLINK("mailto:a@b.com","a@b.com")', "spreadsheet formula"],
  ["https://example.com/unsubscribe?email=a@b.com&x=1", "URL parameter"],
  ["a@b.com (private)", "comment"],
  ["(a@b.com)", "parentheses"],
  ["“a@b.com”", "typographic quotes"],
  ["a@b.com.", "full stop"],
  ["E-mail: a@b.com, tel. +49 30 123", "mixed with other things"],
  ["Contact a@b.com!", "sentence"],
  ['"unclosed a@b.com', "an unclosed quote"],
  ["a@b.com; A@B.COM", "twice in different letter case"],
] as const;

const SEVERAL = [
  "a@b.com, c@d.org",
  "a@b.com;c@d.org",
  "a@b.com / c@d.org",
  "a@b.com/c@d.org",
  "a@b.com ::: c@d.org",
  "a@b.com c@d.org",
  "a@b.com\nc@d.org",
  "a@b.com\r\nc@d.org",
  "a@b.com | c@d.org",
  "A <a@b.com>, C <c@d.org>",
  "a@b.com，c@d.org",
  "a@b.com (or c@d.org)",
] as const;

const WRONG = [
  ["foo@@bar.com", "several_at_signs"],
  ["a@b..c", "domain_dots"],
  ["test @x.com", "space"],
  ["test@ x.com", "space"],
  ["test @ x.com", "space"],
  ["anna@gmail .com", "space"],
  ["anna@gmail com", "space"],
  ["has space@x.com", "space"],
  ["a@gmail,com", "domain_character"],
  ["john@", "domain_empty"],
  ["@gmail.com", "local_empty"],
  ["john@gmail", "domain_without_dot"],
  [".john@x.com", "local_dots"],
  ["a@[127.0.0.1]", "address_literal"],
  ["a@[IPv6:::1]", "address_literal"],
  ["a@b@c.com", "several_at_signs"],
] as const;

const NONE = [
  "",
  " ",
  "-",
  "n/a",
  "N/A",
  "none",
  "null",
  "+49 30 1234567",
  "Jane Doe",
  "@jane",
  "@",
  "https://example.com/@jane",

  ",;,",
];

describe("findAddresses", () => {
  test.each(ONE)("findAddresses: %j has one address (%s)", (cell) => {
    expect(texts(cell)).toEqual(["a@b.com"]);
  });

  test.each(SEVERAL)("findAddresses: %j has two, in order", (cell) => {
    expect(texts(cell)).toEqual(["a@b.com", "c@d.org"]);
  });

  test.each(WRONG)("findAddresses: %j is found, to be reported as invalid: %s", (cell, problem) => {
    const [found, ...others] = findAddresses(cell);
    expect(others).toEqual([]);
    expect(parseAddress(found?.text ?? "")).toEqual({ type: "invalid", problem });
  });

  test.each(NONE)("findAddresses: %j has none", (cell) => {
    expect(texts(cell)).toEqual([]);
  });

  test("findAddresses: at most one suffix is rejoined, which keeps it linear", () => {
    expect(texts(`a@gmail${",com".repeat(8_000)}`)).toEqual(["a@gmail,com"]);
  });

  test("findAddresses: rare but valid addresses survive", () => {
    expect(texts('"john doe"@x.com')).toEqual(['"john doe"@x.com']);
    expect(texts("O'Brien@x.com")).toEqual(["O'Brien@x.com"]);
    expect(texts("{anna}@x.com")).toEqual(["{anna}@x.com"]);
    expect(texts("{anna@x.com}")).toEqual(["anna@x.com"]);
    expect(texts("a/b=c?d&e@x.com")).toEqual(["a/b=c?d&e@x.com"]);
    expect(texts("jörg@müller.de")).toEqual(["jörg@müller.de"]);
    expect(texts("a@gmail.com,b@gmail.com")).toEqual(["a@gmail.com", "b@gmail.com"]);
  });

  test.each(["Anna anna@x.com", "anna anna@x.com", "email anna@x.com", "please write anna@x.com", "Call: anna@x.com"])(
    "findAddresses: %j names one address, and words beside it",
    (cell) => {
      expect(texts(cell)).toEqual(["anna@x.com"]);
    },
  );

  test("findAddresses: an address is found intact in any usual wrapping", () => {
    const wrappings = fc.constantFrom(
      (address: string) => address,
      (address: string) => `Some Body <${address}>`,
      (address: string) => `"Body, Some" <${address}>`,
      (address: string) => `mailto:${address}?subject=Hello`,
      (address: string) => `(${address})`,
      (address: string) => `\u200b${address}\u00a0`,
    );
    const separator = fc.constantFrom(", ", ";", " ", "\n", " ::: ", "\t", " / ");
    const local = fc.stringMatching(/^[a-z0-9][a-z0-9._+-]{0,20}[a-z0-9]$/u);
    const address = fc.tuple(local, fc.domain()).map(([name, domain]) => `${name}@${domain}`);
    fc.assert(
      fc.property(
        fc.uniqueArray(address, { minLength: 1, maxLength: 5 }),
        wrappings,
        separator,
        (all, wrap, between) => {
          expect(texts(all.map(wrap).join(between))).toEqual(all);
        },
      ),
    );
  });

  test("findAddresses: total on any text, never longer than its limits", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (cell) => {
        for (const { text } of findAddresses(cell)) expect(text).toContain("@");
      }),
    );
    expect(findAddresses("a@b.com ".repeat(10))).toHaveLength(1);
    const many = Array.from({ length: 500 }, (_, index) => `a${index}@b.com`).join(" ");
    expect(findAddresses(many)).toHaveLength(FOUND_PER_CELL_LIMIT);
    expect(findAddresses(`${" ".repeat(CELL_LIMIT_CHARS)}a@b.com`)).toEqual([]);
  });
});

describe("findAddressesInText", () => {
  test("findAddressesInText: a pasted thread gives its addresses and no handles", () => {
    const thread = `From: "Doe, Jane" <jane@x.com>
      To: joe@y.org; Ann <ann@z.net>
      > ping @jane, 3 pcs @ 4.50 each, write to joe@y.org.`;
    expect(findAddressesInText(thread)).toEqual([{ text: "jane@x.com" }, { text: "joe@y.org" }, { text: "ann@z.net" }]);
  });

  test.each(['"', "@[", "'a@", " @", "//a=", "a@b.de,"])(
    "findAddressesInText: four times as many characters of %j take four times the work",
    (unit) => {
      const stepsFor = (characters: number): number =>
        countSteps(() => void findAddressesInText(unit.repeat(characters / unit.length)));
      expect(stepsFor(40_000) / stepsFor(10_000)).toBeLessThan(4.2);
    },
  );

  test.each(["[", "{", "[{", "]", "}", "'", "«", ".", "]."])(
    "findAddressesInText: four times as many of %j around an address take four times the work",
    (unit) => {
      const stepsFor = (times: number): number =>
        countSteps(() => void findAddressesInText(`${unit.repeat(times)}x@a.b${unit.repeat(times)}`));
      expect(stepsFor(4_000) / stepsFor(1_000)).toBeLessThan(4.2);
    },
  );
});
