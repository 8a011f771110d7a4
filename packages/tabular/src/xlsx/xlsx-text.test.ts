import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeXlsxText, encodeXlsxText } from "./xlsx-text.ts";

describe("encodeXlsxText and decodeXlsxText", () => {
  test.each([
    ["a & <b>", "a &amp; &lt;b&gt;"],
    ["one\r\ntwo", "one_x000D_\ntwo"],
    ["\u0000", "_x0000_"],
    ["_x0041_", "_x005F_x0041_"],
    ["\ud800", "_xD800_"],
    ["😀 é_x", "😀 é_x"],
  ])("%j is %j in XML", (text, xml) => {
    expect(encodeXlsxText(text)).toBe(xml);
  });

  test("any text round-trips", () => {
    const unit = fc.oneof(
      fc.constantFrom("_", "x", "0", "0041", "_x", "\r"),
      fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    );
    fc.assert(
      fc.property(
        fc.array(unit).map((parts) => parts.join("")),
        (text) => {
          const xml = encodeXlsxText(text);
          const parsed = xml.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
          expect(decodeXlsxText(parsed)).toBe(text);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
