import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseAddress } from "./parse-address.ts";
import type { SyntaxProblem } from "./syntax-problem.ts";

const asked = (text: string): string => {
  const parsed = parseAddress(text);
  return parsed.type === "address" ? parsed.address.asked : `! ${parsed.problem}`;
};

const VALID = [
  ["user@example.com", "user@example.com"],
  ["  user@example.com\t", "user@example.com"],
  ["User.Name+tag@EXAMPLE.Com", "User.Name+tag@example.com"],
  ["!#$%&'*+-/=?^_`{|}~@example.com", "!#$%&'*+-/=?^_`{|}~@example.com"],
  ['"john doe"@example.com', '"john doe"@example.com'],
  ['"a@b"@example.com', '"a@b"@example.com'],
  ['"john"@example.com', "john@example.com"],
  [String.raw`"jo\hn"@example.com`, "john@example.com"],
  [String.raw`"a\"b"@example.com`, String.raw`"a\"b"@example.com`],
  [String.raw`"a\\b"@example.com`, String.raw`"a\\b"@example.com`],
  ['"a..b"@example.com', '"a..b"@example.com'],
  ["user@example.com.", "user@example.com"],
  ["user@sub-domain.x1.example.co.uk", "user@sub-domain.x1.example.co.uk"],
  ["user@1and1.com", "user@1and1.com"],
  ["user@xn--mller-kva.de", "user@xn--mller-kva.de"],
  ["user@müller.de", "user@xn--mller-kva.de"],
  ["user@MÜLLER.de", "user@xn--mller-kva.de"],
  ["user@mu\u0308ller.de", "user@xn--mller-kva.de"],
  ["user@faß.de", "user@xn--fa-hia.de"],
  ["user@例え。テスト", "user@xn--r8jz45g.xn--zckzah"],
  ["jörg@example.com", "jörg@example.com"],
  ["jo\u0308rg@example.com", "jörg@example.com"],
  ["用户@例子.广告", "用户@xn--fsqu00a.xn--4rr70v"],
  ["user@brand-new.notyetknown", "user@brand-new.notyetknown"],
] as const;

const INVALID: readonly (readonly [string, SyntaxProblem])[] = [
  ["", "empty"],
  [" \u00a0 ", "empty"],
  ["user", "no_at_sign"],
  ["user.example.com", "no_at_sign"],
  ["user@@example.com", "several_at_signs"],
  ["a@b@example.com", "several_at_signs"],
  ["@example.com", "local_empty"],
  ['""@example.com', "local_empty"],
  [".user@example.com", "local_dots"],
  ["user.@example.com", "local_dots"],
  ["us..er@example.com", "local_dots"],
  ["us er@example.com", "space"],
  ["user @example.com", "space"],
  ["user@ example.com", "space"],
  ["user@exam\u00a0ple.com", "space"],
  ["us(er@example.com", "local_character"],
  ["us,er@example.com", "local_character"],
  ["<user@example.com", "local_character"],
  ["us\u200ber@example.com", "local_character"],
  ["us\u0000er@example.com", "local_character"],
  ["us\r\ner@example.com", "local_character"],
  ['"us\r\ner"@example.com', "local_character"],
  ["us\ud800er@example.com", "local_character"],
  ['us"er@example.com', "local_quotes"],
  ['"user@example.com', "local_quotes"],
  ['"us"er"@example.com', "local_quotes"],
  [String.raw`"user\"@example.com`, "local_quotes"],
  [`${"x".repeat(65)}@example.com`, "local_too_long"],
  [`${"ö".repeat(33)}@example.com`, "local_too_long"],
  ["user@", "domain_empty"],
  ["user@.", "domain_dots"],
  ["user@.example.com", "domain_dots"],
  ["user@example..com", "domain_dots"],
  ["user@example.com..", "domain_dots"],
  ["user@com", "domain_without_dot"],
  ["user@exam_ple.com", "domain_character"],
  ["user@example,com", "domain_character"],
  ["user@example.com>", "domain_character"],
  ["user@exam%70le.com", "domain_character"],
  ["user@example.com:25", "domain_character"],
  ["user@example.com/path", "domain_character"],
  ["user@-example.com", "domain_hyphen"],
  ["user@example-.com", "domain_hyphen"],
  [`user@${"x".repeat(64)}.com`, "domain_label_too_long"],
  [`user@${"x.".repeat(130)}com`, "domain_too_long"],
  ["user@ex\u00ad\ud800ample.com", "domain_unicode"],
  ["user@\u0300example.com", "domain_unicode"],
  ["user@example.123", "domain_numeric"],
  ["user@127.0.0.1", "address_literal"],
  ["user@[127.0.0.1]", "address_literal"],
  ["user@[IPv6:::1]", "address_literal"],
  ["user@localhost", "reserved_domain"],
  ["user@printer.local", "reserved_domain"],
  ["user@shop.example", "reserved_domain"],
  ["user@a.test", "reserved_domain"],
  ["user@a.invalid", "reserved_domain"],
  ["user@abc.onion", "reserved_domain"],
  ["user@db.internal", "reserved_domain"],
  ["user@1.0.0.127.in-addr.arpa", "reserved_domain"],
  [`${"x".repeat(64)}@${"y".repeat(63)}.${"z".repeat(63)}.${"w".repeat(61)}.com`, "too_long"],
  ["x".repeat(100_000), "too_long"],
];

describe("parseAddress", () => {
  test.each(VALID)("parseAddress: %j is asked as %j", (text, expected) => {
    expect(asked(text)).toBe(expected);
  });

  test.each(INVALID)("parseAddress: %j is invalid: %s", (text, problem) => {
    expect(asked(text)).toBe(`! ${problem}`);
  });

  test("parseAddress: example.com exists, so its DNS decides, not its name", () => {
    expect(parseAddress("user@example.com").type).toBe("address");
  });

  test("parseAddress: the longest address that mail allows is one", () => {
    const longest = `${"x".repeat(64)}@${"y".repeat(63)}.${"z".repeat(63)}.${"w".repeat(57)}.com`;
    expect(longest).toHaveLength(254);
    expect(asked(longest)).toBe(longest);
    expect(asked(longest.replace("w", "ww"))).toBe("! too_long");
  });

  test("parseAddress: the parts, the key and the need for SMTPUTF8", () => {
    expect(parseAddress("Jörg@Müller.DE")).toEqual({
      type: "address",
      address: {
        local: "Jörg",
        domain: "xn--mller-kva.de",
        asked: "Jörg@xn--mller-kva.de",
        key: "jörg@xn--mller-kva.de",
        needsSmtpUtf8: true,
      },
    });
    expect(parseAddress("john@müller.de")).toMatchObject({ address: { needsSmtpUtf8: false } });
  });

  test("parseAddress: whatever the text, it never throws, and what it accepts cannot break a command line", () => {
    const pieces = fc.constantFrom(
      "a",
      "ß",
      "é",
      "@",
      ".",
      '"',
      "\\",
      " ",
      "\r\n",
      "<",
      ">",
      "[",
      "]",
      "xn--",
      "com",
      "\ud83d\ude00",
      "\ud800",
      "\u200b",
      "-",
      "1",
    );
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.emailAddress(),
      fc.array(pieces, { maxLength: 12 }).map((all) => all.join("")),
    );
    fc.assert(
      fc.property(text, (candidate) => {
        const parsed = parseAddress(candidate);
        if (parsed.type === "invalid") return;
        const { address } = parsed;
        expect(address.asked).toBe(`${address.local}@${address.domain}`);
        expect(address.asked).not.toMatch(/[\p{Cc}\p{Cs}]/u);
        expect(address.domain).toMatch(/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]+$/u);
        expect(parseAddress(address.asked)).toEqual(parsed);
      }),
      { numRuns: 2000 },
    );
  });
});
