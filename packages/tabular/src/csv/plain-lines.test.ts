import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isBlankRow } from "../row-counter.ts";
import { csvGarbage } from "../testing/csv-garbage.ts";
import { PlainLines } from "./plain-lines.ts";

const ROOMY = { recordBytes: 10_000, columns: 100 };

/** Used for one block after another, as a reader does. */
const LINES = new PlainLines();

/** Everything that is said of each line; null if the block was declined. */
function read(block: string, delimiter: string): readonly object[] | null {
  if (!LINES.read(Buffer.from(block), { ...ROOMY, delimiter })) return null;
  return Array.from({ length: LINES.length }, (_, line) => ({
    json: LINES.json.toString("utf8", LINES.start(line), LINES.end(line)),
    cells: Array.from({ length: LINES.width(line) + 1 }, (__, column) => LINES.cell(line, column)),
    blank: LINES.isBlank(line),
    longest: LINES.longestCell(line, 0),
  }));
}

/** The same, of csv-parse's records. */
function expected(block: string, delimiter: string): readonly object[] {
  return oracle(block, delimiter).map((cells) => ({
    json: JSON.stringify(cells),
    cells: [...cells, ""],
    blank: isBlankRow(cells),
    longest: Math.max(...cells.map((cell) => cell.length)),
  }));
}

/** csv-parse alone, as lenient as possible. */
const oracle = (block: string, delimiter: string): string[][] =>
  parse(block, {
    delimiter,
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_quotes: true,
    relax_column_count: true,
  });

const DELIMITER = fc.constantFrom(",", ";", "\t", "|", " ", "a", "é", "\\");

describe("PlainLines: reads what csv-parse reads", () => {
  test("in lines of cells with and without quotes", () => {
    const plain = fc.constantFrom("", "a", "007", "Zoë", "日本", "😀", " x ", "\\", "a@b.org", "\u2028", "\u00a0", " ");
    const quoted = fc.constantFrom('""', '"a"', '"x, y"', '"a;b|c\td"', '" "', '"Zoë"', '"日"', '"\\"');
    const odd = fc.constantFrom('"he said ""no"""', 'tube 5" x 3"', '""""', '"say ""a"", ""b"""', 'a "b" c');
    const cell = fc.oneof(
      { weight: 80, arbitrary: plain },
      { weight: 60, arbitrary: quoted },
      { weight: 7, arbitrary: odd },
      { weight: 1, arbitrary: fc.constantFrom("\t", "\0", "\u0007") },
    );
    const lines = fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 12 });
    let cut = 0;
    fc.assert(
      fc.property(lines, DELIMITER, fc.constantFrom("\n", "\r\n"), (rows, delimiter, lineEnd) => {
        const block = rows.map((cells) => cells.join(delimiter) + lineEnd).join("");
        const records = read(block, delimiter);
        if (records === null) return;
        cut += 1;
        expect(records).toEqual(expected(block, delimiter));
      }),
      { numRuns: 3_000 },
    );
    expect(cut).toBeGreaterThan(1_500);
  });

  test("in garbage", () => {
    fc.assert(
      fc.property(csvGarbage(12), DELIMITER, (garbage, delimiter) => {
        const block = `${garbage}\n`;
        const records = read(block, delimiter);
        if (records !== null) expect(records).toEqual(expected(block, delimiter));
      }),
      { numRuns: 5_000 },
    );
  });
});

describe("PlainLines: declines", () => {
  test.each([
    ["a line end within quotes", 'a,"b\nc"\n'],
    ["a carriage return amid lines", "a\rb\n"],
    ["a line without an end", "a\nb"],
    ["what goes on after a closing quote", '"Doe, J" <j@example.org>,x\n'],
    ["blanks after a closing quote", '"a" ,b\n'],
    ["a quote that is never closed", 'a,"b\nc,d\n'],
    ["a quote that closes in a later line", 'x 5" y,"b\nc"\n'],
    ["a line that is too long", `${"x".repeat(10_001)}\n`],
    ["a line that is too wide", `${",".repeat(100)}\n`],
    ["a quoted line that is too wide", `"a"${",".repeat(100)}\n`],
  ])("%s", (_, block) => {
    expect(read(block, ",")).toBeNull();
  });
});
