import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bytesOf, inBatches } from "../testing/table-fixtures.ts";
import { writeCsv } from "./write-csv.ts";
import type { CsvForm } from "./write-csv.ts";

const NASTY = [
  ['"', '""', ",", ";", "\t", "|", "\n", "\r", "\r\n", " ", "\u00a0", "'", "=", "+", "-", "@", "＝", "＋", "－", "＠"],
  ["\\", "\0", "\u0007", "\ufeff", "\u2028", "sep=", "<b>", "a", "007", "é", "日", "😀", "\ud800", "a@b.org"],
].flat();
const CELL = fc.array(fc.constantFrom(...NASTY), { maxLength: 5 }).map((parts) => parts.join(""));
const TABLE = fc.array(fc.array(CELL, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 });
const FORM: fc.Arbitrary<CsvForm> = fc.record({
  delimiter: fc.constantFrom(",", ";", "\t", "|", "^", "-", "=", "a", "é"),
  lineEnd: fc.constantFrom("\r\n", "\n"),
  byteOrderMark: fc.boolean(),
  formulaGuard: fc.boolean(),
});

const guarded = (cell: string, { formulaGuard }: CsvForm): string =>
  formulaGuard && (/^[\t\r]/.test(cell) || "=+-@＝＋－＠".includes(first(cell))) ? `'${cell}` : cell;

/** The first character that is neither blank nor invisible. */
const first = (cell: string): string => [...cell].find((character) => !/[\s\p{Cc}\p{Cf}]/u.test(character)) ?? "none";

/** The specification, cell by cell: RFC 4180 with minimal quoting. */
function expected(table: readonly (readonly string[])[], form: CsvForm): string {
  const lines = table.map((cells, row) => {
    if (cells.length === 1 && cells[0] === "") return '""';
    const written = cells.map((cell, column) => {
      const text = guarded(cell, form);
      const isSpecial = [form.delimiter, '"', "\r", "\n"].some((character) => text.includes(character));
      const isFirst = row === 0 && column === 0 && !/^[\w .@-]*$/u.test(cell);
      return isSpecial || isFirst ? `"${text.replaceAll('"', '""')}"` : text;
    });
    return written.join(form.delimiter);
  });
  return (form.byteOrderMark ? "\ufeff" : "") + lines.map((line) => line + form.lineEnd).join("");
}

const write = async (table: readonly (readonly string[])[], form: CsvForm, hasHeader: boolean): Promise<string> => {
  const top = hasHeader ? table.slice(0, 1) : [];
  return (await bytesOf(writeCsv(top, inBatches(hasHeader ? table.slice(1) : table), form))).toString();
};

describe("writeCsv", () => {
  test("quotes what needs it and nothing else, for any cells", async () => {
    await fc.assert(
      fc.asyncProperty(TABLE, FORM, fc.boolean(), async (table, form, hasHeader) => {
        expect(await write(table, form, hasHeader)).toBe(Buffer.from(expected(table, form)).toString());
      }),
      { numRuns: 2_000 },
    );
  });

  test("csv-parse reads back what it wrote", async () => {
    await fc.assert(
      fc.asyncProperty(TABLE, FORM, async (table, form) => {
        const read = parse(await write(table, form, false), {
          bom: true,
          delimiter: form.delimiter,
          record_delimiter: form.lineEnd,
          relax_column_count: true,
        });
        expect(read).toEqual(table.map((cells) => cells.map((cell) => guarded(cell, form).toWellFormed())));
      }),
      { numRuns: 1_000 },
    );
  });
});
