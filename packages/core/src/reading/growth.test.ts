import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { workbook, zipOf } from "@rollcall/tabular/testing/workbook-fixture";
import { growthOf, LINEAR, type SizedWork } from "../testing/growth.ts";
import { noBytes, readHere, resultOf } from "./jobs.ts";

// Eight times as much of anything takes less than 23 times the time, in every reader: nearer to linear than to quadratic.

const TIMEOUT_MS = 120_000;

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 64 * 1024) yield bytes.subarray(at, at + 64 * 1024);
}

/** Imports a file to its end, or until it is refused. */
async function importFile(bytes: Uint8Array): Promise<void> {
  const order = { fileName: "list", options: {}, columns: ["1"], dedupe: "relaxed" } as const;
  const values = readHere("import", order, chunksOf(bytes));
  try {
    while ((await values.next(1)).done !== true);
  } catch (error) {
    expect(error).toMatchObject({ name: expect.stringMatching(/^(TabularError|ColumnError)$/u) });
  }
}

const times = (unit: string, size: number): string => unit.repeat(Math.ceil(size / unit.length));

const csv =
  (prefix: string, unit: string, suffix: string): SizedWork =>
  async (size) => {
    const bytes = Buffer.from(`email\na@acme.com\n${prefix}${times(unit, size)}${suffix}`);
    return () => importFile(bytes);
  };

const pasted =
  (prefix: string, unit: string, suffix: string): SizedWork =>
  async (size) => {
    const text = `${prefix}${times(unit, size)}${suffix}`;
    return async () => void (await resultOf(readHere("addresses", { text }, noBytes())));
  };

const book =
  (pieces: (repeated: string) => Partial<Parameters<typeof workbook>[0]>, unit: string): SizedWork =>
  async (size) => {
    const sheet = '<sheetData><row><c t="str"><v>a@acme.com</v></c><c s="1"><v>1</v></c></row></sheetData>';
    const bytes = await workbook({ sheets: { S: sheet }, ...pieces(times(unit, size)) });
    return () => importFile(bytes);
  };

/** What separates, quotes, wraps or nearly makes an address. */
const TOKENS = ["a", "@", ".", "x@y.de", "com", ",", ";", " ", '"', '""', "'", "<", ">", "(", "[", "]", "{", "}", "@["];
const SIGNS = ["//", "=", "?", "&", ":", "\\", "\t", "\n", "\r", "\0", "é", "＠", "\u200b", "mailto:", "«", "-", "!"];
const piece = (most: number) =>
  fc.array(fc.constantFrom(...TOKENS, ...SIGNS), { minLength: 1, maxLength: most }).map((tokens) => tokens.join(""));

describe.each([
  ["a CSV file", csv],
  ["pasted text", pasted],
])("the reader of %s", (_, work) => {
  test("takes linear time for whatever is repeated in it", { timeout: TIMEOUT_MS }, async () => {
    await fc.assert(
      fc.asyncProperty(piece(2), piece(3), piece(2), async (prefix, unit, suffix) => {
        expect(await growthOf(work(prefix, unit, suffix))).toBeLessThan(LINEAR);
      }),
      { numRuns: 8, endOnFailure: true },
    );
  });

  test.each([
    ["", "[{", "x@y.de"],
    ["x@y.de", "]", ""],
    ["a@gmail", ",com", ""],
    ["a", " ", "@y.de"],
    ["", '"', ""],
    ["", "@", ""],
    ['"', "\n", ""],
    ["", '"x\n', ""],
  ])("takes linear time for %j, then %j again and again, then %j", { timeout: TIMEOUT_MS }, async (...parts) => {
    expect(await growthOf(work(...parts))).toBeLessThan(LINEAR);
  });
});

const rows = (repeated: string) => ({ sheets: { S: `<sheetData>${repeated}</sheetData>` } });
const row = (repeated: string) => rows(`<row><c t="str"><v>a@acme.com</v></c>${repeated}</row>`);
const cell = (repeated: string) => rows(`<row><c t="str"><v>${repeated}</v></c></row>`);
const strings = (repeated: string) => ({
  ...rows('<row><c t="s"><v>0</v></c></row>'.repeat(10)),
  sharedStrings: repeated,
});
const formats = (repeated: string) => ({ styles: `<numFmts>${repeated}</numFmts>` });
const links = (repeated: string) => ({ links: { r1: `mailto:${repeated}` } });

test.each([
  ["rows", rows, '<row><c t="str"><v>a@acme.com</v></c></row>'],
  ["empty rows", rows, "<row/>"],
  ["cells of a row", row, "<c/>"],
  ["cells that refer to a text", rows, '<row><c t="s"><v>0</v></c></row>'],
  ["references without a row", row, '<c r="A1"><v>1</v></c>'],
  ["escapes in a cell", cell, "_x0041_"],
  ["beginnings of escapes in a cell", cell, "_x"],
  ["entities in a cell", cell, "&amp;"],
  ["sections of a cell", cell, "<![CDATA[]]>"],
  ["comments in a cell", cell, "<!---->"],
  ["brackets in a cell", cell, "[{"],
  ["formulas of a row", row, '<c><f>HYPERLINK("</f></c>'],
  ["nested elements", rows, "<x>"],
  ["shared texts", strings, "<si><t>x</t></si>"],
  ["runs of a shared text", strings, "<r><t>x</t></r>"],
  ["number formats", formats, `<numFmt numFmtId="200" formatCode="${"[".repeat(250)}"/>`],
  ["quoted number formats", formats, `<numFmt numFmtId="200" formatCode="${"&quot;\\".repeat(40)}"/>`],
  ["one number format", (repeated: string) => formats(`<numFmt numFmtId="1" formatCode="${repeated}"/>`), "["],
  ["cell formats", (repeated: string) => ({ styles: `<cellXfs>${repeated}</cellXfs>` }), '<xf numFmtId="14"/>'],
  ["a link", links, "%40"],
  ["a file name of a sheet", (repeated: string) => ({ sheets: { [repeated]: "<sheetData/>" } }), "n"],
])("the reader of a workbook takes linear time for %s", { timeout: TIMEOUT_MS }, async (_, pieces, unit) => {
  expect(await growthOf(book(pieces, unit))).toBeLessThan(LINEAR);
});

const whole =
  (prefix: string, unit: string, suffix: string): SizedWork =>
  async (size) => {
    const bytes = Buffer.from(prefix + times(unit, size) + suffix);
    return () => importFile(bytes);
  };

const ODS = "application/vnd.oasis.opendocument.spreadsheet";
const ods =
  (prefix: string, unit: string): SizedWork =>
  async (size) => {
    const parts = { mimetype: ODS, "content.xml": prefix + times(unit, size) };
    const bytes = await zipOf(parts);
    return () => importFile(bytes);
  };

test.each([
  ["objects of JSON", whole("[", '{"email":"a@acme.com"},', "")],
  ["nested arrays of JSON", whole('{"a":1}\n', "[", "")],
  ["nested objects of JSON", whole("", '{"a":', "")],
  ["a text of JSON", whole('{"email":"a@acme.com","b":"', '\\"', '"}')],
  ["keys of JSON", whole('{"email":"a@acme.com"', ',"a":1', "}")],
  ["brackets between values of JSON", whole('{"a":1}', "]", "")],
  ["cards", whole("", "BEGIN:VCARD\nEMAIL:a@acme.com\nEND:VCARD\n", "")],
  ["lines of a card that go on", whole("BEGIN:VCARD\nEMAIL:a@acme.com\nNOTE:", "\n x", "\nEND:VCARD")],
  ["quoted-printable lines of a card", whole("BEGIN:VCARD\nNOTE;ENCODING=QUOTED-PRINTABLE:", "=41=\n", "\nEND:VCARD")],
  ["properties of a card", whole("BEGIN:VCARD\n", "EMAIL:a@acme.com\n", "END:VCARD")],
  ["parameters of a property", whole("BEGIN:VCARD\nEMAIL", ";A=b", ":a@acme.com\nEND:VCARD")],
  ["rows of a page", whole("<table>", "<tr><td>a@acme.com", "")],
  ["cells of a page", whole("<table><tr>", "<td>", "")],
  ["nested tables", whole("", "<table><tr><td>", "")],
  ["text of a cell", whole("<table><tr><td>", "a \n", "")],
  ["tags of a cell", whole("<table><tr><td>", "<b>", "")],
  ["entities of a page", whole("<table><tr><td>", "&am", "")],
  ["comments of a page", whole("<table><tr><td>", "<!-", "")],
  [
    "rows of an OpenDocument sheet",
    ods("<d><table>", "<table-row><table-cell><p>a@acme.com</p></table-cell></table-row>"),
  ],
  ["cells of an OpenDocument sheet", ods("<d><table><table-row>", "<table-cell><p/></table-cell>")],
  ["paragraphs of an OpenDocument cell", ods("<d><table><table-row><table-cell>", "<p>x</p>")],
  ["addresses in one line", whole("a@acme.com", ",b@acme.com", "")],
  ["quotes in one line", whole("a@acme.com,b@acme.com", ',"', "")],
  ["titles above a header", whole("", "Title\n", "Email,Name\na@acme.com,Ann\n")],
])("takes linear time for %s", { timeout: TIMEOUT_MS }, async (_, work) => {
  expect(await growthOf(work)).toBeLessThan(LINEAR);
});
