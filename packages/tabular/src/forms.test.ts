import { gzipSync } from "node:zlib";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { bytesOf, cellsOf, inBatches, open as openStrict } from "./testing/table-fixtures.ts";
import { workbook, zipOf } from "./testing/workbook-fixture.ts";
import type { Table, TableOptions } from "./table.ts";
import { writeTable } from "./write-table.ts";

// The forms of lists beside CSV and XLSX. Each table is what the file is read as: its header, then its rows.

const open = (bytes: Buffer | string, options: Partial<TableOptions> = {}): Promise<Table> =>
  openStrict(Buffer.from(bytes), { looksLikeAddress: (cell) => /\w@\w/.test(cell), ...options });

async function tableOf(bytes: Buffer | string, options: Partial<TableOptions> = {}): Promise<(readonly string[])[]> {
  const table = await open(bytes, options);
  return [[...table.header], ...(await cellsOf(table))];
}

describe("JSON", () => {
  const ROWS = [
    ["email", "name"],
    ["a@b.org", "Ann"],
    ["c@d.org", ""],
  ];

  test.each([
    ["an array of objects", '[\n  {"email": "a@b.org", "name": "Ann"},\n  {"email":"c@d.org"}\n]\n'],
    ["JSON Lines", '{"email":"a@b.org","name":"Ann"}\n{"email":"c@d.org"}\n'],
    ["objects without anything between", '{"email":"a@b.org","name":"Ann"}{"email":"c@d.org","name":null}'],
    ["a byte order mark", '\uFEFF[{"email":"a@b.org","name":"Ann"},{"email":"c@d.org"}]'],
  ])("%s", async (_, text) => {
    expect(await tableOf(text)).toEqual(ROWS);
  });

  test("an array of texts is a column", async () => {
    expect(await tableOf('["a@b.org", "c@d.org"]')).toEqual([["value"], ["a@b.org"], ["c@d.org"]]);
  });

  test("braces, quotes and escapes in texts cut nothing, in whatever pieces it comes", async () => {
    const rows = [
      { email: "a@b.org", note: '}{][,"\\\n\u{1f600}' },
      { email: "c@d.org", note: "\\" },
    ];
    for (const pieceBytes of [1, 3, 7, 10_000])
      expect(await cellsOf(await openStrict(Buffer.from(JSON.stringify(rows)), {}, pieceBytes))).toEqual(
        rows.map(({ email, note }) => [email, note]),
      );
  });

  test("objects within are columns, arrays of texts a cell, and numbers plain", async () => {
    const contact = { name: { first: "Ann" }, emails: ["a@b.org", "c@d.org"], phones: [{ value: 12 }], vip: true };
    expect(await tableOf(JSON.stringify([contact]))).toEqual([
      ["name.first", "emails", "phones.1.value", "vip"],
      ["Ann", "a@b.org, c@d.org", "12", "true"],
    ]);
  });

  test("what our own export wrote comes back", async () => {
    const header = ["email", "name", "rc_status"];
    const rows = [["a@b.org", 'Ann "A"', "deliverable"]];
    const bytes = await bytesOf(writeTable({ format: "jsonl", header, rows: inBatches(rows) }));
    expect(await tableOf(bytes)).toEqual([header, ...rows]);
  });

  test("a broken object is refused with its row", async () => {
    const table = await open('{"email":"a@b.org"}\n{"email":nonsense}\n{"email":"c@d.org"}').catch(
      (error: unknown) => error,
    );
    expect(table).toMatchObject({
      code: "damaged_file",
      row: 2,
      message: expect.stringMatching(/^Row 2 is not valid/),
    });
  });
});

describe("vCards", () => {
  const BOOK = [
    "BEGIN:VCARD",
    "VERSION:3.0",
    "N:Ahl;Ada;;;",
    "FN:Ada Ahl",
    "item1.EMAIL;TYPE=INTERNET:ada@ex",
    " ample.org",
    "EMAIL;TYPE=HOME:ada@home.example",
    "NOTE:met in Oslo\\, at the fair",
    "PHOTO;ENCODING=b;TYPE=JPEG:AAAA",
    "END:VCARD",
    "BEGIN:VCARD",
    "VERSION:2.1",
    "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=BCrgen=20=",
    "=4Deyer",
    "EMAIL:jm@example.org",
    "END:VCARD",
    "",
  ];

  test.each(["\r\n", "\n"])(
    "a row each, with lines that go on, and quoted-printable (line end %j)",
    async (lineEnd) => {
      expect(await tableOf(BOOK.join(lineEnd))).toEqual([
        ["Name parts", "Name", "Email", "Email 2", "Note"],
        ["Ahl Ada", "Ada Ahl", "ada@example.org", "ada@home.example", "met in Oslo, at the fair"],
        ["", "Jürgen Meyer", "jm@example.org", "", ""],
      ]);
    },
  );

  test("in any pieces", async () => {
    for (const pieceBytes of [1, 5, 64]) {
      const table = await openStrict(Buffer.from(BOOK.join("\r\n")), {}, pieceBytes);
      expect((await cellsOf(table)).map((cells) => cells[2])).toEqual(["ada@example.org", "jm@example.org"]);
    }
  });
});

describe("tables of web pages", () => {
  test("header, entities, breaks, spans and links", async () => {
    const page =
      "<html><head><style>td{}</style><script>var a='<td>x@y.z</td>'</script></head><body><h1>Report</h1>" +
      "<table><tr><th>Name<th colspan=2>E-mail</tr>" +
      "<tr><td>Ann&nbsp;&amp; Bo<br>Ltd<td>a@b.org<td>x</tr>" +
      '<tr><td><a href="mailto:c@d.org?subject=hi">Cy</a></td><td></td><td> y\n z </td></tr></table>';
    expect(await tableOf(page)).toEqual([
      ["Name", "E-mail", ""],
      ["Ann & Bo\nLtd", "a@b.org", "x"],
      ["Cy <c@d.org>", "", "y z"],
    ]);
  });

  test("in the encoding that the page names", async () => {
    const page =
      '<meta http-equiv="content-type" content="text/html; charset=windows-1251"><table><tr><td>Почта<tr><td>a@b.org</table>';
    expect(await tableOf(iconv.encode(page, "windows-1251"))).toEqual([["Почта"], ["a@b.org"]]);
  });

  test("a page without a table is refused with a sentence", async () => {
    await expect(open("<html><p>a@b.org</p></html>")).rejects.toMatchObject({
      code: "unsupported_format",
      detected: "html",
    });
  });
});

test("XML of Excel 2003: rows and cells that are left out, links", async () => {
  const xml =
    '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">' +
    '<Worksheet ss:Name="Contacts"><Table><Row><Cell><Data ss:Type="String">Name</Data></Cell><Cell ss:Index="3"><Data ss:Type="String">E-mail</Data></Cell></Row>' +
    '<Row ss:Index="3"><Cell ss:HRef="mailto:ann@b.org"><Data ss:Type="String">Ann</Data></Cell><Cell ss:Index="3"><Data ss:Type="String">a@b.org</Data></Cell></Row>' +
    "</Table></Worksheet></Workbook>";
  expect(await tableOf(xml)).toEqual([["Name", "", "E-mail"], [""], ["Ann <ann@b.org>", "", "a@b.org"]]);
});

describe("OpenDocument spreadsheets", () => {
  const ods = (...tables: readonly string[]): Promise<Buffer> =>
    zipOf({
      mimetype: "application/vnd.oasis.opendocument.spreadsheet",
      "content.xml": `<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet>${tables.join("")}</office:spreadsheet></office:body></office:document-content>`,
    });
  const cell = (text: string, attributes = ""): string =>
    `<table:table-cell${attributes}><text:p>${text}</text:p></table:table-cell>`;
  const CONTACTS =
    `<table:table table:name="Contacts"><table:table-row>${cell("Name")}${cell("E-mail")}</table:table-row>` +
    `<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>` +
    `<table:table-row>${cell('Ann<text:s text:c="2"/>B')}<table:table-cell><text:p><text:a xlink:href="mailto:a@b.org">Ann</text:a></text:p><office:annotation><text:p>note</text:p></office:annotation></table:table-cell><table:table-cell table:number-columns-repeated="16382"/></table:table-row>` +
    `<table:table-row table:number-rows-repeated="2">${cell("x", ' table:number-columns-repeated="2"')}</table:table-row>` +
    `<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>`;

  test("repeated cells and rows, spaces, links, notes; what is empty at the end is left out", async () => {
    expect(await tableOf(await ods(CONTACTS))).toEqual([
      ["Name", "E-mail"],
      [""],
      [""],
      ["Ann  B", "Ann <a@b.org>"],
      ["x", "x"],
      ["x", "x"],
    ]);
  });

  test("the first sheet with addresses, or the named one", async () => {
    const bytes = await ods(
      `<table:table table:name="Cover"><table:table-row>${cell("Hello")}</table:table-row></table:table>`,
      CONTACTS,
    );
    expect(await open(bytes)).toMatchObject({ format: "ods", sheet: "Contacts", sheets: ["Cover", "Contacts"] });
    expect(await tableOf(bytes, { sheet: "Cover", hasHeader: false })).toEqual([[], ["Hello"]]);
  });

  test("a row that is repeated a million times is bounded", async () => {
    const wide = `<table:table table:name="S"><table:table-row table:number-rows-repeated="1048576">${cell("x".repeat(30_000))}</table:table-row></table:table>`;
    await expect(ods(wide).then(tableOf)).rejects.toMatchObject({ code: "expands_too_much" });
  });
});

describe("ZIP archives", () => {
  const CSV = "email,name\na@b.org,Ann\n";

  test("the list inside, whatever stands beside it", async () => {
    const bytes = await zipOf({
      "__MACOSX/._contacts.csv": "x",
      "export/.DS_Store": "y",
      "export/readme.pdf": "%PDF-1.4\n",
      "export/empty.csv": "",
      "export/contacts.csv": CSV,
    });
    expect(await open(bytes)).toMatchObject({ format: "csv", sheet: "export/contacts.csv" });
    expect(await tableOf(bytes)).toEqual([
      ["email", "name"],
      ["a@b.org", "Ann"],
    ]);
  });

  test("of several, the first with addresses, or the named one", async () => {
    const bytes = await zipOf({ "cities.csv": "city\nRome\n", "a.csv": CSV, "b.jsonl": '{"mail":"c@d.org"}\n' });
    expect(await open(bytes)).toMatchObject({ sheet: "a.csv", sheets: ["cities.csv", "a.csv", "b.jsonl"] });
    expect(await tableOf(bytes, { sheet: "b.jsonl" })).toEqual([["mail"], ["c@d.org"]]);
    expect(await tableOf(bytes, { sheet: 1 })).toEqual([["city"], ["Rome"]]);
    await expect(open(bytes, { sheet: "nope" })).rejects.toMatchObject({ code: "sheet_not_found" });
  });

  test("a workbook inside, and the whole gzipped", async () => {
    const sheet =
      '<sheetData><row><c t="str"><v>email</v></c></row><row><c t="str"><v>a@b.org</v></c></row></sheetData>';
    const bytes = gzipSync(await zipOf({ "list.xlsx": await workbook({ sheets: { S: sheet } }) }));
    expect(await tableOf(bytes)).toEqual([["email"], ["a@b.org"]]);
  });

  test("an archive in an archive is refused", async () => {
    const bytes = await zipOf({ "inner.zip": await zipOf({ "a.csv": CSV }) });
    await expect(open(bytes)).rejects.toMatchObject({ code: "unsupported_format", detected: "zip_archive" });
  });

  test("a bomb is refused", async () => {
    const bytes = await zipOf({ "a.csv": `email\n${"\0".repeat(0)}${"a@b.org\n".repeat(20_000_000)}` });
    expect(bytes.length).toBeLessThan(1_000_000);
    await expect(tableOf(bytes)).rejects.toMatchObject({ code: "expands_too_much" });
  }, 60_000);
});
