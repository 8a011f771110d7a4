import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { TURN_CHARACTERS } from "./event-loop-yield.ts";
import { TEXT_ALLOWANCE_CHARACTERS } from "./expansion-guard.ts";
import type { Table, TableOptions } from "./table.ts";
import type { TabularError } from "./tabular-error.ts";
import { gather, open, EventLoopTurns } from "./testing/table-fixtures.ts";
import { workbook } from "./testing/workbook-fixture.ts";

// Small files that would expand to gigabytes, or block for minutes. Work is counted, not timed.

const MIB = 1024 ** 2;

interface Reading {
  /** Characters and cells of all rows. */
  readonly size: number;
  readonly rows: number;
  /** The most within one turn of the event loop. */
  readonly mostInOneTurn: number;
  /** Characters searched for an address, and the most within one turn. */
  readonly judged: number;
  readonly mostJudgedInOneTurn: number;
  readonly error: TabularError | null;
}

/** Reads a file to the end, or until it is refused. */
async function read(bytes: Uint8Array | string, options: Partial<TableOptions> = {}): Promise<Reading> {
  const reading = new EventLoopTurns();
  const judging = new EventLoopTurns();
  let [size, rows, judged] = [0, 0, 0];
  let error: TabularError | null = null;
  const looksLikeAddress = (cell: string): boolean => {
    judged += cell.length;
    judging.work(cell.length);
    return cell === "a@b.org";
  };
  try {
    const table = await open(bytes, { looksLikeAddress, ...options });
    for await (const batch of rowsOf(table)) {
      size += batch.size;
      rows += batch.rows;
      reading.work(batch.size);
    }
  } catch (thrown) {
    error = thrown as TabularError;
  } finally {
    reading.stop();
    judging.stop();
  }
  const { mostWork } = reading;
  return { size, rows, judged, error, mostInOneTurn: mostWork, mostJudgedInOneTurn: judging.mostWork };
}

/** Packed rows, as an import takes them: the JSON is as long as the cells plus a few characters each. */
async function* rowsOf(table: Table): AsyncGenerator<{ readonly rows: number; readonly size: number }> {
  for await (const { rows } of table.packedRows([0])) yield { rows: rows.length, size: rows.at(-1)!.end };
}

/** A batch holds 256 KiB of JSON, or one longer row. */
const ONE_BATCH = 256 * 1024;

/** A sheet whose cells all refer to the first shared string. */
const references = (text: string, rows: number, columns: number): Promise<Buffer> =>
  workbook({
    sharedStrings: `<si><t>${text}</t></si>`,
    sheets: { S: `<sheetData>${`<row>${'<c t="s"><v>0</v></c>'.repeat(columns)}</row>`.repeat(rows)}</sheetData>` },
  });

const sheet = (...rows: string[]): Promise<Buffer> =>
  workbook({ sheets: { S: `<sheetData>${rows.join("")}</sheetData>` } });
const FIRST = '<row r="1"><c r="A1" t="str"><v>a@b.org</v></c></row>';

describe("openTable of a small workbook whose cells repeat one text", () => {
  test.each([
    [1_048_500, 4_000],
    [1_048_500, 60],
    [32_768, 20_000],
  ])("of %i characters, in %i rows of 3: the first such cell is refused", async (characters, rows) => {
    const bytes = await references("x".repeat(characters), rows, 3);
    const { size, error } = await read(bytes);
    expect(size).toBe(0);
    expect(error).toMatchObject({ code: "cell_too_large", row: 1, column: 1 });
    expect(error?.message).toMatch(/^Row 1, column 1 holds more than 32,767 characters: .*\.$/u);
  });

  test("as long as Excel allows: refused once the cells hold far more than the file", async () => {
    const bytes = await references("x".repeat(32_767), 20_000, 100);
    expect(bytes.length).toBeLessThan(MIB);
    const { size, error } = await read(bytes);
    expect(error).toMatchObject({ code: "expands_too_much", row: 10, column: 86 });
    expect(error?.message).toMatch(/^By row 10, column 86 the cells .*\.$/u);
    expect(size).toBeLessThan(250 * bytes.length + 4 * MIB);
  });

  test("within the limits: one batch per turn", async () => {
    const { rows, error, mostInOneTurn } = await read(await references("x".repeat(30_000), 500, 1), {
      hasHeader: false,
    });
    expect({ rows, error }).toEqual({ rows: 500, error: null });
    expect(mostInOneTurn).toBeLessThanOrEqual(ONE_BATCH);
  });

  test("that nearly looks like an address: the search is spread over turns", async () => {
    const { judged, mostJudgedInOneTurn } = await read(await references(`${"x".repeat(30_000)}@`, 200, 10));
    expect(judged).toBeGreaterThan(0);
    expect(mostJudgedInOneTurn).toBeLessThanOrEqual(TURN_CHARACTERS);
  });
});

test("openTable of a small workbook with the longest digit mask: refused once the cells hold far more than the file", async () => {
  const bytes = await workbook({
    styles: `<numFmts><numFmt numFmtId="200" formatCode="00${"-".repeat(250)}"/></numFmts><cellXfs><xf/><xf numFmtId="200"/></cellXfs>`,
    sheets: {
      S: `<sheetData>${FIRST}${`<row>${'<c s="1"><v>1</v></c>'.repeat(200)}</row>`.repeat(1_200)}</sheetData>`,
    },
  });
  const { size, error } = await read(bytes);
  expect(error).toMatchObject({ code: "expands_too_much" });
  expect(size).toBeLessThan(TEXT_ALLOWANCE_CHARACTERS + MIB);
});

describe("openTable of a small workbook whose cells are far apart", () => {
  test("a cell in the last allowed column of each row: refused for the cells in between", async () => {
    const bytes = await sheet(FIRST, '<row><c r="BXX1"><v>1</v></c></row>'.repeat(100_000));
    const { size, error } = await read(bytes, { limits: { expandedBytes: 8 * MIB } });
    expect(error).toMatchObject({ code: "expands_too_much", column: 2_000 });
    expect(size).toBeLessThan(8 * MIB + ONE_BATCH);
  });

  test("narrow rows below a wide one: refused for the padding", async () => {
    const wide = '<row><c t="str"><v>a@b.org</v></c><c r="BXX1"><v>1</v></c></row>';
    const bytes = await sheet(wide, "<row><c><v>1</v></c></row>".repeat(100_000));
    const { size, error } = await read(bytes, { limits: { expandedBytes: 8 * MIB } });
    expect(error).toMatchObject({ code: "expands_too_much", column: 2_000 });
    expect(size).toBeLessThan(8 * MIB + ONE_BATCH);
  });

  test("a wide first row and one at the very bottom: each row of the gap is a blank cell, however wide the table", async () => {
    const wide = '<row r="1"><c r="A1" t="str"><v>a@b.org</v></c><c r="BXX1"><v>1</v></c></row>';
    const { size, rows, error } = await read(await sheet(wide, '<row r="1048576"><c r="A1048576"><v>1</v></c></row>'));
    expect({ rows, error }).toEqual({ rows: 1_048_576, error: null });
    expect(size).toBeLessThan(5 * MIB);
  });

  test("the same with a narrow first row: a million blank rows are spread over turns", async () => {
    const bytes = await sheet(FIRST, '<row r="1048576"><c r="A1048576"><v>1</v></c></row>');
    const { rows, error, mostInOneTurn } = await read(bytes);
    expect({ rows, error }).toEqual({ rows: 1_048_576, error: null });
    expect(mostInOneTurn).toBeLessThanOrEqual(2 * TURN_CHARACTERS);
  });

  test("nothing before the very last row: it is found", async () => {
    const { rows, error } = await read(
      await sheet('<row r="1048576"><c r="A1048576" t="str"><v>a@b.org</v></c></row>'),
    );
    expect({ rows, error }).toEqual({ rows: 1_048_576, error: null });
  });

  test("the same cell repeated in one row: no more are collected than columns allowed", async () => {
    const { error } = await read(await sheet(FIRST, `<row>${'<c r="A2"><v>1</v></c>'.repeat(100_000)}</row>`));
    expect(error).toMatchObject({ code: "too_many_columns", row: 2 });
  });
});

describe("openTable of delimited text", () => {
  test.each([
    ["blank lines", `a@b.org\n${"\n".repeat(MIB)}`],
    ["lines that end in CR", "a@b.org\r".repeat(MIB / 4)],
    ["cells of many lines", 'a@b.org,"x\ny\nz"\n'.repeat(MIB / 8)],
    ["a quote in each line that is never closed", 'a@b.org,"x\n'.repeat(MIB / 8)],
    ["quotes within cells", 'a@b.org,5" x 3" long\n'.repeat(MIB / 8)],
    ["rows of many cells", `a@b.org${",".repeat(1_999)}\n`.repeat(2_000)],
    ["the longest cells", `a@b.org,${"x".repeat(MIB)}\n`.repeat(8)],
    ["gzip of very little", gzipSync(`a@b.org\n${"\n".repeat(2 * MIB)}`)],
  ])("%s: is spread over turns", async (_, bytes) => {
    const { rows, error, mostInOneTurn } = await read(bytes);
    expect(error).toBeNull();
    expect(rows).toBeGreaterThan(7);
    expect(mostInOneTurn).toBeLessThanOrEqual(Math.max(2 * ONE_BATCH, MIB + 20));
  });

  test("columns are guessed from 200 rows, however many come at once", async () => {
    const list = (rows: number): string =>
      Array.from({ length: rows }, (_, row) => `nobody ${String(row).padStart(6, "0")}\n`).join("");
    const few = await read(list(300));
    const many = await read(list(5_000));
    expect(many.judged).toBeLessThanOrEqual(few.judged);
  });

  test("the search of long cells is spread over turns, also during delimiter detection", async () => {
    const cells = Array.from({ length: 8 }, (_, index) => `${index}${"x".repeat(16_000)}@`).join(",");
    const { judged, mostJudgedInOneTurn } = await read(`${cells}\n`.repeat(20));
    expect(judged).toBeGreaterThan(MIB);
    expect(mostJudgedInOneTurn).toBeLessThanOrEqual(2 * TURN_CHARACTERS);
  });

  test("a first row of thousands of equal long names", async () => {
    const row = (cell: string): string => `${`${cell},`.repeat(1_999)}${cell}\n`;
    const table = await open(row("n".repeat(2_000)) + row("a@b.org"), { hasHeader: true });
    expect(new Set(table.columnNames).size).toBe(2_000);
    expect(await gather(table.rows())).toHaveLength(1);
  });
});
