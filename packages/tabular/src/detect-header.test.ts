import { describe, expect, test } from "vitest";
import { detectHeader } from "./detect-header.ts";
import { looksLikeAddress } from "./testing/table-fixtures.ts";

describe("detectHeader: the first record is a header where it has no address and later ones do", () => {
  test.each([
    [
      "names above addresses",
      [
        ["E-mail", "Name"],
        ["a@b.org", "Ann"],
      ],
      true,
    ],
    ["a foreign word above addresses", [["osoite"], ["a@b.org"], ["c@d.org"]], true],
    [
      "an address first",
      [
        ["a@b.org", "Ann"],
        ["c@d.org", "Bob"],
      ],
      false,
    ],
    [
      "an address first, in another column than the rest",
      [
        ["", "a@b.org"],
        ["c@d.org", ""],
      ],
      false,
    ],
    [
      "nothing where the others have an address",
      [
        ["", "Ann"],
        ["c@d.org", "Bob"],
      ],
      false,
    ],
    [
      "what comes again below",
      [
        ["n/a", "Ann"],
        ["c@d.org", "Bob"],
        ["n/a", "Cy"],
      ],
      false,
    ],
    [
      "no address at all, but names of columns",
      [
        ["Name", "City"],
        ["Ann", "Rome"],
      ],
      true,
    ],
    [
      "no address at all, and a number",
      [
        ["Ann", "12"],
        ["Bob", "13"],
      ],
      false,
    ],
    [
      "e-mail in the header, no address yet",
      [
        ["email", "n"],
        ["", "1"],
        ["", "2"],
      ],
      true,
    ],
    ["one record with a word for e-mail", [["email", "name"]], true],
    ["one record of anything else", [["Ann", "Rome"]], false],
    ["nothing", [], false],
  ])("%s", (_, records, expected) => {
    expect(detectHeader(records, looksLikeAddress)).toBe(expected);
  });

  test("addresses that an earlier export appended don't count", () => {
    const records = [
      ["mail", "rc_suggestion"],
      ["a@b.org", "x@y.org"],
    ];
    expect(detectHeader(records, looksLikeAddress, (name) => name.startsWith("rc_"))).toBe(true);
  });
});
