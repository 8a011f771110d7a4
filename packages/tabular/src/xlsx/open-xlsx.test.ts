import { readdir } from "node:fs/promises";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { cellsOf, open } from "../testing/table-fixtures.ts";
import { workbook, workbookParts, zipOf } from "../testing/workbook-fixture.ts";

const text = (reference: string, value: string): string =>
  `<c r="${reference}" t="inlineStr"><is><t>${value}</t></is></c>`;
const sheet = (...rows: string[]): string => `<sheetData>${rows.join("")}</sheetData>`;
const one = `<row r="1">${text("A1", "email")}</row><row r="2">${text("A2", "a@b.org")}</row>`;

describe("openTable of a workbook: cells are what Excel shows", () => {
  test("shared strings, rich text without readings, numbers, dates, formulas, errors", async () => {
    const bytes = await workbook({
      sharedStrings:
        '<si><t>email</t></si><si><r><t>Ann </t></r><r><rPr><b/></rPr><t xml:space="preserve">Lee</t></r><rPh><t>アン</t></rPh></si><si><t>a@b.org</t></si><si/>',
      styles:
        '<numFmts><numFmt numFmtId="164" formatCode="00000"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>' +
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="22"/></cellXfs>',
      sheets: {
        Sheet1: sheet(
          '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>3</v></c></row>',
          '<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2" s="1"><v>1234</v></c><c r="C2" s="2"><v>45292</v></c><c r="D2" s="3"><v>45292.75</v></c>' +
            '<c r="E2" t="str"><f>A1&amp;"x"</f><v>emailx</v></c><c r="F2" t="b"><v>1</v></c><c r="G2" t="e"><v>#N/A</v></c><c r="H2"><v>4.9301234567E11</v></c></row>',
        ),
      },
    });
    const table = await open(bytes);
    expect(table).toMatchObject({ format: "xlsx", header: ["email", "Ann Lee", ""], encoding: null, delimiter: null });
    expect(await cellsOf(table)).toEqual([
      ["a@b.org", "01234", "2024-01-01", "2024-01-01 18:00:00", "emailx", "TRUE", "#N/A", "493012345670"],
    ]);
  });

  test("with the address that they link to, if they show none", async () => {
    const bytes = await workbook({
      links: { rId1: "mailto:ann@b.org?subject=Hi", rId2: "mailto:bob%2Bx@b.org", rId3: "https://b.org/@home" },
      sheets: {
        Sheet1:
          sheet(
            `<row r="1">${text("A1", "Contact")}</row>`,
            `<row r="2">${text("A2", "Ann")}</row>`,
            `<row r="3">${text("A3", "shown@b.org")}</row>`,
            `<row r="4">${text("A4", "Site")}</row>`,
            '<row r="5"><c r="A5" t="str"><f>HYPERLINK("mailto:eve@b.org","Eve")</f><v>Eve</v></c></row>',
            `<row r="6">${text("A6", "Bob")}</row><row r="7"><c r="A7" s="0"/></row>`,
          ) +
          '<hyperlinks><hyperlink ref="A2" r:id="rId1"/><hyperlink ref="A3" r:id="rId1"/><hyperlink ref="A4" r:id="rId3"/><hyperlink ref="A6:A7" r:id="rId2"/></hyperlinks>',
      },
    });
    expect(await cellsOf(await open(bytes))).toEqual([
      ["Ann <ann@b.org>"],
      ["shown@b.org"],
      ["Site"],
      ["Eve <eve@b.org>"],
      ["Bob <bob+x@b.org>"],
      ["bob+x@b.org"],
    ]);
  });

  test("a link over a whole sheet is bounded", async () => {
    const bytes = await workbook({
      links: { rId1: "mailto:all@b.org" },
      sheets: { S: `${sheet(one)}<hyperlinks><hyperlink ref="A1:XFD1048576" r:id="rId1"/></hyperlinks>` },
    });
    expect(await cellsOf(await open(bytes, { hasHeader: true }))).toEqual([["a@b.org"]]);
  });

  test("rows and cells that a sheet omits are blank; trailing formatted ones are dropped", async () => {
    const bytes = await workbook({
      sheets: {
        Sheet1: sheet(
          `<row r="2">${text("A2", "email")}${text("C2", "city")}</row>`,
          `<row r="3">${text("B3", "Ann")}</row>`,
          '<row r="5"><c r="A5" s="1"/></row>',
          `<row r="7">${text("A7", "a@b.org")}</row>`,
          '<row r="8"><c r="A8" s="1"/><c r="XFD8" s="1"/></row>',
        ),
      },
    });
    const table = await open(bytes);
    expect(table.header).toEqual(["email", "", "city"]);
    expect(await cellsOf(table)).toEqual([["", "Ann", ""], [""], [""], [""], ["a@b.org", "", ""]]);
    expect(table.summary()).toMatchObject({ rows: 5, blankRows: 3, raggedRows: 0 });
  });

  test("rows and cells without references are consecutive; prefixes don't matter", async () => {
    const parts = workbookParts({ sheets: { Sheet1: "" } });
    parts["xl/worksheets/sheet1.xml"] =
      '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>' +
      '<x:row><x:c t="str"><x:v>email</x:v></x:c><x:c t="str"><x:v>n</x:v></x:c></x:row>' +
      '<x:row><x:c t="str"><x:v>a@b.org</x:v></x:c><x:c><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    const table = await open(await zipOf(parts));
    expect([table.header, ...(await cellsOf(table))]).toEqual([
      ["email", "n"],
      ["a@b.org", "1"],
    ]);
  });
});

describe("openTable of a workbook: chooses a sheet", () => {
  const pieces = {
    sheets: { Notes: sheet(), Leads: sheet(one), Kunden: sheet(`<row>${text("A1", "k@b.org")}</row>`) },
    hidden: ["Notes"],
  };

  test.each([
    [undefined, "Leads"],
    ["Kunden", "Kunden"],
    [" kunden ", "Kunden"],
    [3, "Kunden"],
    [2, "Leads"],
  ])("%j", async (wanted, name) => {
    const table = await open(await workbook(pieces), wanted === undefined ? {} : { sheet: wanted });
    expect(table).toMatchObject({ sheet: name, sheets: ["Notes", "Leads", "Kunden"] });
    await table.close();
  });

  test.each(["Customers", 4, 0])("%j does not exist: the error names those that do", async (wanted) => {
    await expect(open(await workbook(pieces), { sheet: wanted })).rejects.toMatchObject({
      code: "sheet_not_found",
      message: expect.stringContaining('"Leads"'),
    });
  });
});

describe("openTable of a ZIP file: refuses what is not a workbook or not a list", () => {
  const parts = workbookParts({ sheets: { Sheet1: sheet(one) } });
  test.each([
    ["zip_archive", {}],
    ["numbers", { "Index/Document.iwa": "x", "Index/Tables/DataList.iwa": "y" }],
    ["office_document", { mimetype: "application/vnd.oasis.opendocument.text", "content.xml": "<office/>" }],
    [
      "office_document",
      { "_rels/.rels": parts["_rels/.rels"]!.replace("xl/workbook", "word/document"), "word/document.xml": "<w/>" },
    ],
    [
      "binary_excel",
      { "_rels/.rels": parts["_rels/.rels"]!.replace("workbook.xml", "workbook.bin"), "xl/workbook.bin": "x" },
    ],
  ])("%s", async (detected, content) => {
    await expect(open(await zipOf(content as Record<string, string>))).rejects.toMatchObject({
      code: "unsupported_format",
      detected,
    });
  });

  const broken = (name: string, content: string): Promise<Buffer> => zipOf({ ...parts, [name]: content });
  test.each([
    ["XML that is cut off", () => broken("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row>")],
    [
      "an entity of its own",
      () => broken("xl/worksheets/sheet1.xml", '<!DOCTYPE w [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'),
    ],
    [
      "elements nested far too deep",
      () => broken("xl/sharedStrings.xml", `<sst>${"<a>".repeat(200)}${"</a>".repeat(200)}</sst>`),
    ],
    [
      "a sheet that isn't there",
      () => broken("xl/_rels/workbook.xml.rels", parts["xl/_rels/workbook.xml.rels"]!.replace("sheet1", "sheet9")),
    ],
    ["a file cut short", async () => (await zipOf(parts)).subarray(0, -30)],
    ["a part whose size is a lie", async () => lyingAboutSize(await zipOf(parts))],
    [
      "a path out of the container",
      async () =>
        Buffer.from(
          (await zipOf({ ...parts, "aa/evil.xml": "x" })).toString("latin1").replaceAll("aa/evil.xml", "../evil.xml"),
          "latin1",
        ),
    ],
  ])("damaged_file: %s", async (_, make) => {
    await expect(open(await make()).then(cellsOf)).rejects.toMatchObject({ code: "damaged_file" });
  });

  test("an oversized cell, in text, strings or a tag", async () => {
    const limits = { cellCharacters: 1_000 };
    const large = "x".repeat(1_001);
    const inCell = await workbook({ sheets: { S: sheet(`<row r="7">${text("B7", large)}</row>`) } });
    await expect(open(inCell, { limits })).rejects.toMatchObject({ code: "cell_too_large", row: 7, column: 2 });
    const inRuns = await workbook({
      sheets: { S: sheet('<row r="7"><c r="B7" t="s"><v>0</v></c></row>') },
      sharedStrings: `<si>${"<r><t>1234567890</t></r>".repeat(101)}</si>`,
    });
    await expect(open(inRuns, { limits })).rejects.toMatchObject({ code: "cell_too_large", row: 7, column: 2 });
    const inTag = await broken("xl/worksheets/sheet1.xml", `<worksheet a="${"x".repeat(3 * 1024 ** 2)}"/>`);
    await expect(open(inTag)).rejects.toMatchObject({ code: "cell_too_large" });
  });

  test("too many columns, by a cell reference alone", async () => {
    const bytes = await workbook({ sheets: { S: sheet(`<row r="1">${text("XFD1", "a@b.org")}</row>`) } });
    await expect(open(bytes)).rejects.toMatchObject({ code: "too_many_columns", row: 1 });
  });

  test("a sheet that expands beyond its limit", async () => {
    const bytes = await workbook({ sheets: { S: sheet("<row></row>".repeat(200_000)) } });
    await expect(open(bytes, { limits: { expandedBytes: 1_000_000 } })).rejects.toMatchObject({
      code: "expands_too_much",
    });
  });
});

test("openTable of a workbook: leaves no temporary file behind, even while it is open", async () => {
  const temporaryFolder = await mkdtemp(join(tmpdir(), "tabular-test-"));
  try {
    const table = await open(await workbook({ sheets: { S: sheet(one) } }), { temporaryFolder });
    expect(await readdir(temporaryFolder)).toEqual([]);
    expect(await cellsOf(table)).toEqual([["a@b.org"]]);
  } finally {
    await rm(temporaryFolder, { recursive: true });
  }
});

/** Makes the directory claim one byte more for every part. */
function lyingAboutSize(zip: Buffer): Buffer {
  const lying = Buffer.from(zip);
  // Central directory record, APPNOTE.TXT §4.3.12: the uncompressed size stands at offset 24.
  for (let at = lying.indexOf("PK\x01\x02"); at >= 0; at = lying.indexOf("PK\x01\x02", at + 1)) {
    lying.writeUInt32LE(lying.readUInt32LE(at + 24) + 1, at + 24);
  }
  return lying;
}
