import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { openTable } from "./open-table.ts";
import {
  bytesOf,
  cellsOf,
  gather,
  inBatches,
  inPieces,
  looksLikeAddress,
  open,
  rowsOf,
} from "./testing/table-fixtures.ts";
import { writeTable } from "./write-table.ts";

const ROWS = [
  ["jörg@example.org", "Jörg", "00123"],
  ["ann@example.org", "Ann\nMarie", "x;y"],
  ["", "", ""],
  ["zoë@example.org", 'the "Z"', "é"],
];
const HEADER = ["E-Mail", "Name", "Notiz"];

async function csv(delimiter: string, lineEnd: "\r\n" | "\n" = "\n"): Promise<string> {
  const rows = inBatches(ROWS);
  return (await bytesOf(writeTable({ format: "csv", delimiter, lineEnd, header: HEADER, rows }))).toString("utf8");
}

describe("openTable: a list is the same table, however it was saved", () => {
  test.each([
    ["UTF-8", async () => Buffer.from(await csv(","))],
    ["UTF-8 with mark, semicolons, CRLF", async () => Buffer.from(`\uFEFF${await csv(";", "\r\n")}`)],
    ["UTF-16 LE with tabs", async () => iconv.encode(`\uFEFF${await csv("\t", "\r\n")}`, "utf-16le")],
    ["UTF-16 BE without mark", async () => iconv.encode(await csv("\t"), "utf-16be")],
    ["Windows-1252 with semicolons", async () => iconv.encode(await csv(";"), "windows-1252")],
    ["CR alone", async () => Buffer.from((await csv(",")).replaceAll(/\n(?!Marie)/gu, "\r"))],
    ["a sep= line", async () => Buffer.from(`sep=|\r\n${await csv("|")}`)],
    ["gzip", async () => gzipSync(await csv("|"))],
    ["XLSX", () => bytesOf(writeTable({ format: "xlsx", header: HEADER, rows: inBatches(ROWS) }))],
    ["XLSX in gzip", () => bytesOf(writeTable({ format: "xlsx", gzip: true, header: HEADER, rows: inBatches(ROWS) }))],
  ])("%s", async (_, save) => {
    const table = await open(await save());
    expect(table).toMatchObject({ hasHeader: true, header: HEADER, addressColumn: 0, preview: ROWS });
    expect(await cellsOf(table)).toEqual(ROWS);
  });
});

describe("openTable: keeps every row", () => {
  test("blank rows are marked and numbered, ragged ones counted, extras kept", async () => {
    const table = await open("email,name\na@b.org,Ann\n\n , \nc@d.org\ne@f.org,Eve,extra,more\n");
    const rows = await rowsOf(table);
    expect(rows).toEqual([
      { rowNumber: 1, cells: ["a@b.org", "Ann"], blank: false },
      { rowNumber: 2, cells: [""], blank: true },
      { rowNumber: 3, cells: [" ", " "], blank: true },
      { rowNumber: 4, cells: ["c@d.org"], blank: false },
      { rowNumber: 5, cells: ["e@f.org", "Eve", "extra", "more"], blank: false },
    ]);
    expect(table.summary()).toEqual({
      rows: 5,
      blankRows: 2,
      raggedRows: 2,
      repairedBytes: 0,
      problems: [],
      problemCount: 0,
    });
    expect(table.columnNames).toEqual(["email", "name", "Column 3", "Column 4"]);
  });

  test("without a header the first row is a row, blank lines before it too", async () => {
    const table = await open("\na@b.org;Ann\nc@d.org;Bob\n");
    expect(table).toMatchObject({
      hasHeader: false,
      header: [],
      columnNames: ["Column 1", "Column 2"],
      delimiter: ";",
    });
    expect(await cellsOf(table)).toEqual([[""], ["a@b.org", "Ann"], ["c@d.org", "Bob"]]);
  });

  test("blank lines above a header are not rows", async () => {
    const table = await open("\n\nemail\na@b.org\n");
    expect(table.header).toEqual(["email"]);
    expect(await cellsOf(table)).toEqual([["a@b.org"]]);
  });

  test("explicit header, delimiter and encoding override detection", async () => {
    const table = await open(iconv.encode("a@b.org,Ж;1\nc@d.org,Ю;2\n", "windows-1251"), {
      hasHeader: true,
      delimiter: ",",
      encoding: "windows-1251",
    });
    expect(table).toMatchObject({
      header: ["a@b.org", "Ж;1"],
      encoding: "windows-1251",
      encodingNote: null,
      delimiter: ",",
    });
  });

  test("repeated header names stay and get distinct column names", async () => {
    const table = await open("email,email,\na@b.org,c@d.org,x\n");
    expect(table.header).toEqual(["email", "email", ""]);
    expect(table.columnNames).toEqual(["email", "email (2)", "Column 3"]);
  });

  test("at most a thousand rows per batch, in order, preview included", async () => {
    const lines = Array.from({ length: 2_500 }, (_, index) => `user${index}@example.org`);
    const table = await open(`email\n${lines.join("\n")}`);
    expect(table.preview).toHaveLength(200);
    const batches = await gather(table.rows());
    expect(batches.map((batch) => batch.length)).toEqual([1_000, 1_000, 500]);
    expect(batches.flat().map(({ cells }) => cells[0])).toEqual(lines);
    expect(batches.flat().map(({ rowNumber }) => rowNumber)).toEqual(lines.map((_, index) => index + 1));
  });

  test("broken quotes and bytes are reported with their rows", async () => {
    const start = `email,name\n${"a@b.org,Ann\n".repeat(400_000)}`;
    const rest = Buffer.concat([Buffer.from('c@d.org,"Bob\ne@f.org,Jos'), Buffer.of(0xe9), Buffer.from("\n")]);
    const table = await open(Buffer.concat([Buffer.from(start), rest]));
    const last = (await rowsOf(table)).slice(-2);
    expect(last.map(({ cells }) => cells)).toEqual([
      ["c@d.org", '"Bob'],
      ["e@f.org", "José"],
    ]);
    expect(table.summary()).toMatchObject({
      rows: 400_002,
      repairedBytes: 1,
      problems: [{ type: "unclosed_quote", rowNumber: 400_001 }],
    });
    expect(table.encoding).toBe("utf-8");
  });
});

describe("openTable: refuses bad files with a sentence", () => {
  test.each([
    ["empty_file", ""],
    ["empty_file", "\n \n,,\n"],
    ["empty_file", gzipSync("")],
    ["unsupported_format", "<html>"],
    ["unsupported_format", gzipSync(gzipSync("a@b.org"))],
    ["damaged_file", gzipSync("a@b.org\n".repeat(99)).subarray(0, 25)],
    ["damaged_file", Buffer.concat([gzipSync("a@b.org").subarray(0, 12), Buffer.from("garbage in the middle")])],
    ["damaged_file", Buffer.from("PK\x03\x04 and then nothing of the kind")],
    ["too_many_columns", `${"a,".repeat(9_999)}b\n`],
    ["cell_too_large", "x".repeat(2 * 1024 ** 2)],
  ])("%s %#", async (code, content) => {
    await expect(open(content)).rejects.toMatchObject({
      name: "TabularError",
      code,
      message: expect.stringMatching(/\.$/u),
    });
  });

  test("a first cell longer than the sample for delimiter detection", async () => {
    const long = "x".repeat(600_000);
    expect(await cellsOf(await open(`${long}\na@b.org\n`, { hasHeader: false }))).toEqual([[long], ["a@b.org"]]);
    await expect(open("x".repeat(2 * 1024 ** 2))).rejects.toThrow("more than 1,048,576 characters");
  });

  test("a cell of two gigabytes is refused after a megabyte or so", async () => {
    let given = 0;
    async function* flood(): AsyncGenerator<Uint8Array> {
      yield Buffer.from("email,note\na@b.org,");
      for (const piece = Buffer.alloc(64 * 1024, "x"); given < 2 * 1024 ** 3; given += piece.length) yield piece;
    }
    await expect(openTable(flood(), { looksLikeAddress })).rejects.toMatchObject({
      code: "cell_too_large",
      row: 2,
      column: 2,
    });
    expect(given).toBeLessThan(8 * 1024 ** 2);
  });

  test("expansion beyond the limit, while reading", async () => {
    const table = await open(gzipSync(`email\n${"a@b.org\n".repeat(700_000)}`), {
      limits: { expandedBytes: 5_000_000 },
    });
    await expect(gather(table.rows())).rejects.toMatchObject({
      code: "expands_too_much",
    });
  });

  test("rows beyond the limit", async () => {
    const table = await open("email\na@b.org\nc@d.org\n", { limits: { rows: 1 } });
    await expect(cellsOf(table)).rejects.toMatchObject({ code: "too_many_rows", row: 3 });
  });

  test.each(["", ",,", '"', "\n"])("%j as a delimiter is a mistake of the caller", async (delimiter) => {
    await expect(open("a@b.org", { delimiter })).rejects.toThrow(RangeError);
  });
});

describe("openTable: reads lazily and releases the input", () => {
  const endless = (state: { given: number; finished: boolean }): AsyncGenerator<Uint8Array> =>
    (async function* lines() {
      try {
        for (;;) {
          state.given += 1;
          yield Buffer.from("a@b.org,Ann\n".repeat(5_000));
        }
      } finally {
        state.finished = true;
      }
    })();

  test("backpressure: of an endless list little more is read than taken", async () => {
    const state = { given: 0, finished: false };
    const table = await openTable(endless(state), { looksLikeAddress });
    const afterOpening = state.given;
    const rows = table.rows();
    for (let batch = 0; batch < 300; batch += 1) await rows.next();
    expect(state.given).toBeLessThan(afterOpening + 62);
    await rows.return();
    expect(state.finished).toBe(true);
  });

  test("close without reading", async () => {
    const state = { given: 0, finished: false };
    const table = await openTable(endless(state), { looksLikeAddress });
    await table.close();
    expect(state.finished).toBe(true);
  });

  test("a stream is destroyed when the file is refused", async () => {
    const stream = Readable.from(inPieces(Buffer.from("<html>")), { objectMode: false });
    await expect(openTable(stream, { looksLikeAddress })).rejects.toMatchObject({ detected: "html" });
    expect(stream.destroyed).toBe(true);
  });

  test("an error of the stream is passed on", async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from("a@b.org\n");
      throw new Error("upload aborted");
    }
    await expect(openTable(broken(), { looksLikeAddress })).rejects.toThrow("upload aborted");
  });

  test("rows can be read once", async () => {
    const table = await open("a@b.org\n");
    await cellsOf(table);
    await expect(cellsOf(table)).rejects.toThrow("open the file again");
  });
});
