import { describe, expect, test } from "vitest";
import { cellsOf, open } from "../testing/table-fixtures.ts";
import { workbook, workbookParts, zipOf } from "../testing/workbook-fixture.ts";

// Workbooks that other programs write, and people have.

const rows = (...texts: readonly (readonly string[])[]): string =>
  `<sheetData>${texts
    .map((cells) => `<row>${cells.map((text) => `<c t="str"><v>${text}</v></c>`).join("")}</row>`)
    .join("")}</sheetData>`;
const CONTACTS = rows(["Name", "E-mail"], ["Ann", "a@b.org"], ["Bob", "c@d.org"]);

describe("openTable of a workbook: takes the first visible sheet with addresses", () => {
  test.each([
    ["an empty sheet", { Empty: "<sheetData/>", Contacts: CONTACTS }],
    ["a cover", { Cover: rows(["Our customers"], ["Confidential"]), Contacts: CONTACTS, More: CONTACTS }],
    ["instructions as wide as a table", { Help: rows(["Step", "What"], ["1", "Fill in"]), Contacts: CONTACTS }],
  ])("after %s", async (_, sheets) => {
    const table = await open(await workbook({ sheets }));
    expect(table).toMatchObject({ sheet: "Contacts", addressColumn: 1, sheets: Object.keys(sheets) });
    expect(await cellsOf(table)).toEqual([
      ["Ann", "a@b.org"],
      ["Bob", "c@d.org"],
    ]);
  });

  test("not a hidden one", async () => {
    const sheets = { Names: rows(["Name"], ["Ann"]), Hidden: CONTACTS };
    expect(await open(await workbook({ sheets, hidden: ["Hidden"] }))).toMatchObject({ sheet: "Names" });
  });

  test("the first with cells if none has addresses, and another one if it is named", async () => {
    const bytes = await workbook({
      sheets: { A: "<sheetData/>", B: rows(["Name"], ["Ann"]), C: rows(["City"], ["Rome"]) },
    });
    expect(await cellsOf(await open(bytes))).toEqual([["Ann"]]);
    expect(await cellsOf(await open(bytes, { sheet: "C" }))).toEqual([["Rome"]]);
    await expect(open(bytes, { sheet: "A" })).rejects.toMatchObject({ code: "empty_file" });
  });
});

test("openTable of a workbook: parts may be anywhere in the package", async () => {
  const parts = Object.entries(workbookParts({ sheets: { S: CONTACTS } })).map(([name, content]): [string, string] => {
    const moved = name.replace(/^xl\//u, "book/");
    return [moved, content.replaceAll('"xl/', '"book/').replaceAll('"/xl/', '"/book/')];
  });
  expect(await open(await zipOf(Object.fromEntries(parts)))).toMatchObject({ addressColumn: 1 });
});

test("openTable of a workbook: a text document is told by its root element", async () => {
  const parts = workbookParts({ sheets: { S: CONTACTS } });
  const other = { ...parts, "xl/workbook.xml": "<document><body/></document>" };
  await expect(open(await zipOf(other))).rejects.toMatchObject({ detected: "office_document" });
});

test("openTable of a workbook: an extension's workbookPr does not change the date system", async () => {
  const parts = workbookParts({
    properties: 'date1904="1"',
    styles: '<cellXfs><xf numFmtId="14"/></cellXfs>',
    sheets: { S: '<sheetData><row><c t="str"><v>When</v></c></row><row><c s="0"><v>44000</v></c></row></sheetData>' },
  });
  const extended = parts["xl/workbook.xml"]!.replace(
    "</workbook>",
    '<extLst><ext><x15:workbookPr xmlns:x15="x" chartTrackingRefBase="1"/></ext></extLst></workbook>',
  );
  const table = await open(await zipOf({ ...parts, "xl/workbook.xml": extended }), { hasHeader: true });
  expect(await cellsOf(table)).toEqual([["2024-06-19"]]);
});

test("openTable of a workbook: text in a cell counts before its value, in either order", async () => {
  const cells = [
    '<c t="inlineStr"><is><t>1.0</t></is><v>1.</v></c>',
    '<c t="inlineStr"><v>1.</v><is><t>1.0</t></is></c>',
    '<c t="inlineStr"><v>1.</v></c>',
  ];
  const sheet = `<sheetData><row><c t="str"><v>n</v></c></row>${cells.map((cell) => `<row>${cell}</row>`).join("")}</sheetData>`;
  const table = await open(await workbook({ sheets: { S: sheet } }), { hasHeader: true });
  expect(await cellsOf(table)).toEqual([["1.0"], ["1.0"], ["1."]]);
});

test.each([
  ["[h]:mm", "1.5", "36:00"],
  ["[h]:mm:ss", "0.0104166667", "0:15:00"],
  ["[mm]:ss", "0.0625", "90:00"],
  ["[s]", "0.5", "43200"],
])("openTable of a workbook: a duration %s of %s days is %s", async (code, value, shown) => {
  const bytes = await workbook({
    styles: `<numFmts><numFmt numFmtId="200" formatCode="${code}"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs>`,
    sheets: { S: `<sheetData><row><c t="str"><v>n</v></c></row><row><c s="0"><v>${value}</v></c></row></sheetData>` },
  });
  expect(await cellsOf(await open(bytes, { hasHeader: true }))).toEqual([[shown]]);
});
