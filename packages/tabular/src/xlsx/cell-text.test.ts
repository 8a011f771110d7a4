import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cellsOf, open } from "../testing/table-fixtures.ts";
import { workbook } from "../testing/workbook-fixture.ts";
import { encodeXlsxText } from "./xlsx-text.ts";

const STRINGS = ["ceo@example.org", "email", "third"];

/** The cells of one column that has these, below a header. */
async function column(cells: readonly string[]): Promise<string[]> {
  const rows = cells.map((cell) => `<row>${cell}<c t="str"><v>x</v></c></row>`).join("");
  const bytes = await workbook({
    sharedStrings: STRINGS.map((text) => `<si><t>${text}</t></si>`).join(""),
    sheets: { S: `<sheetData><row><c t="str"><v>email</v></c></row>${rows}</sheetData>` },
  });
  return (await cellsOf(await open(bytes, { hasHeader: true }))).map(([cell]) => cell!);
}

describe("cellText: a cell never has another cell's text", () => {
  test.each(["s", "n", "b", "str", "e", "d", "inlineStr", "unheard of"])(
    "of type %s, with an empty value: it is empty",
    async (type) => {
      expect(await column([`<c t="${type}"><v></v></c>`, `<c t="${type}"><v/></c>`])).toEqual(["", ""]);
    },
  );

  test("without a type and with an empty value: it is empty", async () => {
    expect(await column(["<c><v/></c>"])).toEqual([""]);
  });

  test("whatever stands where the position of a shared string should", async () => {
    const value = fc.oneof(
      fc.integer({ min: -3, max: 6 }).map(String),
      fc.string({ unit: fc.constantFrom(..."0123456789.,-+eExX \t\n"), maxLength: 5 }),
      fc.constantFrom("NaN", "Infinity", "0x0", "0x1", "1e0", "0.0", "-0", "00", " 1 ", "1 1", "٠", "9".repeat(400)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: 1, maxLength: 40 }), async (values) => {
        const shown = await column(values.map((text) => `<c t="s"><v>${encodeXlsxText(text)}</v></c>`));
        const wanted = values.map((text) => (/^\s*\d+\s*$/u.test(text) ? (STRINGS[Number(text)] ?? "") : ""));
        expect(shown).toEqual(wanted);
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    ["1", "TRUE"],
    ["true", "TRUE"],
    ["0", "FALSE"],
    ["false", "FALSE"],
    ["perhaps", "perhaps"],
  ])("a boolean %j is %j", async (value, shown) => {
    expect(await column([`<c t="b"><v>${value}</v></c>`])).toEqual([shown]);
  });
});
