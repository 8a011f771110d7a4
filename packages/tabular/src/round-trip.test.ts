import { gzipSync } from "node:zlib";
import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { bytesOf, cellsOf, inBatches, open } from "./testing/table-fixtures.ts";
import { writeTable } from "./write-table.ts";
import type { TableOutput } from "./write-table.ts";

/** Troublesome characters, and ordinary ones of one to four UTF-8 bytes. */
const TROUBLE = [
  '"',
  '""',
  ",",
  ";",
  "\t",
  "|",
  "\n",
  "\r",
  "\r\n",
  " ",
  "\u00a0",
  "'",
  "=",
  "\\",
  '\\"',
  "_x0041_",
  "\u0007",
  "&",
  "<b>",
];
const LETTERS = ["a", "Z", "0", "007", "é", "ß", "€", "日", "😀", "@", "a@b.org"];

const cell = (characters: readonly string[]): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...characters), { maxLength: 8 }).map((parts) => parts.join(""));

/** An obvious header above rows of the same width, some of them blank. */
const tableOf = (characters: readonly string[]): fc.Arbitrary<{ header: string[]; rows: string[][] }> =>
  fc.integer({ min: 2, max: 6 }).chain((width) =>
    fc.record({
      header: fc.constant(Array.from({ length: width }, (_, index) => (index === 0 ? "email" : `column ${index}`))),
      rows: fc.array(fc.array(cell(characters), { minLength: width, maxLength: width }), {
        minLength: 1,
        maxLength: 12,
      }),
    }),
  );

interface Cells {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

async function write(table: Cells, form: Partial<TableOutput>): Promise<Buffer> {
  return bytesOf(writeTable({ format: "csv", ...form, header: table.header, rows: inBatches(table.rows) }));
}

const DELIMITER = fc.constantFrom(",", ";", "\t", "|");
const LINE_END = fc.constantFrom("\r\n" as const, "\n" as const);
const PIECE_BYTES = fc.integer({ min: 1, max: 200 });

describe("openTable and writeTable: any table round-trips cell by cell", () => {
  test.each([
    ["utf-8", ""],
    ["utf-8", "\uFEFF"],
    ["utf-16le", "\uFEFF"],
    ["utf-16be", "\uFEFF"],
  ] as const)("in %s with mark %j", async (encoding, mark) => {
    await fc.assert(
      fc.asyncProperty(
        tableOf([...TROUBLE, ...LETTERS]),
        DELIMITER,
        LINE_END,
        PIECE_BYTES,
        fc.boolean(),
        async (table, delimiter, lineEnd, pieceBytes, gzip) => {
          const text = (await write(table, { delimiter, lineEnd })).toString("utf8");
          const bytes = iconv.encode(mark + text, encoding);
          const opened = await open(gzip ? gzipSync(bytes) : bytes, { delimiter, hasHeader: true }, pieceBytes);
          expect(opened.header).toEqual(table.header);
          expect(opened.encoding).toBe(encoding);
          expect(await cellsOf(opened)).toEqual(table.rows);
        },
      ),
      { numRuns: 60 },
    );
  });

  test("in Windows-1252, which is detected", async () => {
    const western = TROUBLE.filter((text) => text !== "\u0007").concat("a", "é", "ü", "€", "ß", "7", "a@b.org");
    await fc.assert(
      fc.asyncProperty(tableOf(western), DELIMITER, PIECE_BYTES, async (table, delimiter, pieceBytes) => {
        const marked = { header: table.header, rows: [...table.rows, table.header.map(() => "München")] };
        const bytes = iconv.encode((await write(marked, { delimiter })).toString("utf8"), "windows-1252");
        const opened = await open(bytes, { delimiter, hasHeader: true }, pieceBytes);
        expect(opened.encoding).toBe("windows-1252");
        expect(await cellsOf(opened)).toEqual(marked.rows);
      }),
      { numRuns: 60 },
    );
  });

  test("in XLSX, also what XML cannot hold", async () => {
    await fc.assert(
      fc.asyncProperty(
        tableOf([...TROUBLE, ...LETTERS, "\u0000", "\ufffe", "\ud800"]),
        fc.boolean(),
        async (table, gzip) => {
          const opened = await open(await write(table, { format: "xlsx", gzip }));
          expect(opened.header).toEqual(table.header);
          expect(await cellsOf(opened)).toEqual(table.rows);
        },
      ),
      { numRuns: 40 },
    );
  });

  test("with its delimiter detected, for ordinary rows", async () => {
    const words = fc.constantFrom("Ada", "Müller, Jr.", 'the "x"', "line\nbreak", "", "a;b", "007", "one|two");
    const rows = fc.array(fc.tuple(fc.constantFrom("a@b.org", "c@d.net"), words, words), {
      minLength: 2,
      maxLength: 150,
    });
    await fc.assert(
      fc.asyncProperty(rows, DELIMITER, LINE_END, PIECE_BYTES, async (tuples, delimiter, lineEnd, pieceBytes) => {
        const table = { header: ["email", "name", "note"], rows: tuples.map((tuple) => [...tuple]) };
        const opened = await open(await write(table, { delimiter, lineEnd }), {}, pieceBytes);
        expect(opened).toMatchObject({ delimiter, hasHeader: true, header: table.header, addressColumn: 0 });
        expect(await cellsOf(opened)).toEqual(table.rows);
      }),
      { numRuns: 60 },
    );
  });

  test("from one format through another and back", async () => {
    const rows = [
      ["a@b.org", "00123", "two\nlines", "=1+1"],
      ["", "", "", ""],
      ["c@d.net", '"q"', " padded ", "é日😀"],
    ];
    let table: Cells = { header: ["email", "zip", "note", "sum"], rows };
    for (const format of ["xlsx", "csv", "xlsx"] as const) {
      const opened = await open(await write(table, { format }));
      table = { header: opened.header, rows: await cellsOf(opened) };
    }
    expect(table.rows).toEqual(rows);
  });
});
