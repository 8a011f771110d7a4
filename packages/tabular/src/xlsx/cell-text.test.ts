import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cellsOf, open } from "../testing/table-fixtures.ts";
import { workbook } from "../testing/workbook-fixture.ts";
import { encodeXlsxText } from "./xlsx-text.ts";
import { numberFormat } from "./number-format.ts";
import { showNumber } from "./cell-text.ts";

const STRINGS = ["ceo@example.org", "email", "third"];

/** The cells of a column, below a header. */
async function column(cells: readonly string[]): Promise<string[]> {
  const rows = cells.map((cell) => `<row>${cell}<c t="str"><v>x</v></c></row>`).join("");
  const bytes = await workbook({
    sharedStrings: STRINGS.map((text) => `<si><t>${text}</t></si>`).join(""),
    sheets: { S: `<sheetData><row><c t="str"><v>email</v></c></row>${rows}</sheetData>` },
  });
  return (await cellsOf(await open(bytes, { hasHeader: true }))).map(([cell]) => cell!);
}

describe("cellText: a cell never gets another cell's text", () => {
  test.each(["s", "n", "b", "str", "e", "d", "inlineStr", "unheard of"])(
    "of type %s, with an empty value: it is empty",
    async (type) => {
      expect(await column([`<c t="${type}"><v></v></c>`, `<c t="${type}"><v/></c>`])).toEqual(["", ""]);
    },
  );

  test("without a type and with an empty value: it is empty", async () => {
    expect(await column(["<c><v/></c>"])).toEqual([""]);
  });

  test("anything in place of a shared string's index", async () => {
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

describe("showNumber: a number as Excel displays it, or plainly", () => {
  test.each([
    ["1234", 0, undefined, "1234"],
    ["4.9301234567E+11", 0, undefined, "493012345670"],
    ["1.2E+20", 0, undefined, "120000000000000000000"],
    ["0.30000000000000004", 0, undefined, "0.3"],
    ["-2.5", 0, undefined, "-2.5"],
    ["1E-7", 0, undefined, "1e-7"],
    ["", 0, undefined, ""],
    ["n/a", 0, undefined, "n/a"],
    ["0.256", 10, undefined, "25.60%"],
    ["0.5", 164, "0.0%", "50.0%"],
    ["1234.5", 4, undefined, "1234.5"],
    ["1234.5", 164, "#,##0.00", "1234.5"],
    ["1234", 164, "00000", "01234"],
    ["123456", 164, "00000", "123456"],
    ["123456789", 164, "000\\-00\\-0000", "123-45-6789"],
    ["5551234567", 164, "(000) 000-0000", "(555) 123-4567"],
    ["49301234", 164, '"+"00 000 000', "+49 301 234"],
    ["12", 164, '"No. 7 "000', "No. 7 012"],
    ["12", 164, '"R0-"000', "12"],
    ["1234", 164, "0", "1234"],
    ["1", 14, undefined, "1900-01-01"],
    ["59", 14, undefined, "1900-02-28"],
    ["61", 14, undefined, "1900-03-01"],
    ["45292", 14, undefined, "2024-01-01"],
    ["45292.5", 14, undefined, "2024-01-01 12:00:00"],
    ["45292.999999", 22, undefined, "2024-01-02 00:00:00"],
    ["0.75", 20, undefined, "18:00:00"],
    ["45292", 164, "[$-407]dd.mm.yyyy;@", "2024-01-01"],
    ["45292", 164, "mmmm", "2024-01-01"],
    ["45292.25", 164, "yyyy-mm-dd hh:mm", "2024-01-01 06:00:00"],
    ["7", 164, '"days"0', "7"],
    ["7", 164, "[Red]General", "7"],
    ["-1", 14, undefined, "-1"],
    ["99999999", 14, undefined, "99999999"],
  ])("%s in format %i %j is %j", (raw, id, code, shown) => {
    expect(showNumber(raw, numberFormat(id, code), false)).toBe(shown);
  });

  test("dates that count from 1904", () => {
    expect(showNumber("0", numberFormat(14, undefined), true)).toBe("1904-01-01");
    expect(showNumber("43830", numberFormat(14, undefined), true)).toBe("2024-01-01");
  });
});
