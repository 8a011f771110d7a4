import { gzipSync } from "node:zlib";
import { workbook, zipOf } from "./workbook-fixture.ts";

const MIB = 1024 ** 2;

const sheetOf = (...rows: string[]) => ({ S: `<sheetData>${rows.join("")}</sheetData>` });
const FIRST = '<row r="1"><c r="A1" t="str"><v>a@b.org</v></c></row>';
const WIDE = '<row r="1"><c r="A1" t="str"><v>a@b.org</v></c><c r="BXX1"><v>1</v></c></row>';

/** A workbook whose cells all refer to one text. */
const references = (text: string, rows: number, columns: number) =>
  workbook({
    sharedStrings: `<si><t>${text}</t></si>`,
    sheets: sheetOf(`<row>${'<c t="s"><v>0</v></c>'.repeat(columns)}</row>`.repeat(rows)),
  });

/** A workbook whose cells all have one number format. */
const formatted = (code: string, cells: number, formats = 2) =>
  workbook({
    styles: `<numFmts><numFmt numFmtId="200" formatCode="${code}"/></numFmts><cellXfs>${'<xf numFmtId="200"/>'.repeat(formats)}</cellXfs>`,
    sheets: sheetOf(FIRST, `<row>${'<c s="1"><v>1</v></c>'.repeat(200)}</row>`.repeat(cells / 200)),
  });

const ODS = "application/vnd.oasis.opendocument.spreadsheet";

/** An OpenDocument sheet of one row, repeated. */
const repeatedRows = (characters: number, times: number): string =>
  `<d><table><table-row table:number-rows-repeated="${times}"><table-cell><p>${"x".repeat(characters)}</p></table-cell></table-row></table></d>`;

/** Files that would cost far more time or memory than their size allows, by what they try. */
export const HOSTILE_FILES: readonly (readonly [name: string, bytes: () => Promise<Uint8Array> | Uint8Array])[] = [
  ["cells that refer to a text of a megabyte", () => references("x".repeat(1_048_500), 4_000, 3)],
  ["cells that refer to the longest text", () => references("x".repeat(32_767), 20_000, 100)],
  ["cells that nearly hold an address", () => references(`${"x".repeat(30_000)}@`, 200, 10)],
  [
    "a cell far out in each row",
    () => workbook({ sheets: sheetOf(FIRST, '<row><c r="BXX1"><v>1</v></c></row>'.repeat(100_000)) }),
  ],
  [
    "a wide row and one at the bottom",
    () => workbook({ sheets: sheetOf(WIDE, '<row r="1048576"><c><v>1</v></c></row>') }),
  ],
  [
    "narrow rows below a wide one",
    () => workbook({ sheets: sheetOf(WIDE, "<row><c><v>1</v></c></row>".repeat(100_000)) }),
  ],
  [
    "one cell again and again",
    () => workbook({ sheets: sheetOf(FIRST, `<row>${'<c r="A2"><v>1</v></c>'.repeat(100_000)}</row>`) }),
  ],
  ["a number format of brackets", () => formatted("[".repeat(200_000), 200)],
  ["a long number format for each of 90,000 cell formats", () => formatted("0".repeat(1_000_000), 200, 90_000)],
  ["the longest digit mask", () => formatted(`00${"-".repeat(250)}`, 240_000)],
  ["lost endings, compressed", () => gzipSync(`email\n${`"a@gmail${",com".repeat(8_100)}"\n`.repeat(200)}`)],
  ["closing brackets", () => Buffer.from(`email\n${`x@a.b${"]".repeat(32_000)}\n`.repeat(100)}`)],
  ["opening brackets", () => Buffer.from(`email\n${`${"[{".repeat(16_000)}x@a.b\n`.repeat(100)}`)],
  ["at signs", () => Buffer.from(`email\n${`${"@".repeat(32_000)}\n`.repeat(100)}`)],
  ["blanks before a domain", () => Buffer.from(`email\n${`a${" ".repeat(32_000)}@b.com\n`.repeat(100)}`)],
  ["blank lines", () => Buffer.from(`a@b.org\n${"\n".repeat(MIB / 2)}`)],
  ["quotes that are never closed", () => Buffer.from('a@b.org,"x\n'.repeat(MIB / 4))],
  ["quotes within cells", () => Buffer.from('a@b.org,5" x 3" long\n'.repeat(MIB / 8))],
  ["rows of many cells", () => Buffer.from(`a@b.org${",".repeat(1_999)}\n`.repeat(4_000))],
  ["the longest cells", () => Buffer.from(`a@b.org,${"x".repeat(MIB - 10)}\n`.repeat(16))],
  ["nested arrays of JSON", () => Buffer.from(`{"a":"a@b.org"}\n${"[".repeat(4_000_000)}`)],
  ["an object of JSON without an end", () => Buffer.from(`{"a":"${"x".repeat(8 * MIB)}`)],
  ["a line of a card that goes on", () => Buffer.from(`BEGIN:VCARD\nNOTE:${"\n x".repeat(MIB)}\nEND:VCARD`)],
  ["properties of a card", () => Buffer.from(`BEGIN:VCARD\n${"EMAIL:a@b.org\n".repeat(400_000)}END:VCARD`)],
  ["elements of a page within one another", () => Buffer.from(`<table><tr><td>${"<b>".repeat(1_000_000)}`)],
  ["cells of a page", () => Buffer.from(`<table><tr>${"<td>a@b.org".repeat(500_000)}`)],
  ["an archive of bombs", () => zipOf({ "a.csv": `email\n${"a@b.org\n".repeat(10_000_000)}` })],
  ["rows of a sheet, repeated", () => zipOf({ mimetype: ODS, "content.xml": repeatedRows(30_000, 1_048_576) })],
  ["a line of addresses", () => Buffer.from(`a@b.org${",b@c.org".repeat(1_000_000)}`)],
  ["a zip bomb", () => gzipSync(`email\n${`a@acme.com,${"x".repeat(50_000)}\n`.repeat(4_000)}`, { level: 9 })],
];
