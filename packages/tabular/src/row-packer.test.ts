import fc from "fast-check";
import iconv from "iconv-lite";
import { expect, test } from "vitest";
import type { Table, TableSummary } from "./table.ts";
import { csvGarbage } from "./testing/csv-garbage.ts";
import { gather, open } from "./testing/table-fixtures.ts";

/** More than the sample that detection reads. */
const ROWS = 12_000;
const line = (row: number): string =>
  `${row},anna${row}@acme.com,"Zoë ""${row}"", a note that is long enough to fill it"`;
const LINES = Array.from({ length: ROWS }, (_, row) => line(row));
const LIST = `id,email,note\r\n${LINES.join("\r\n")}\r\n,,\r\n1,2,3,4`;

interface Read {
  readonly rows: readonly { readonly rowNumber: number; readonly cells: readonly string[]; readonly blank: boolean }[];
  readonly wanted: readonly (readonly string[])[];
  readonly width: number;
  readonly longestCell: number;
  readonly summary: TableSummary;
}

/** Rows from packedRows, with the cells of `columns`. */
async function packed(table: Table, columns: readonly number[]): Promise<Read> {
  const rows: Read["rows"][number][] = [];
  const wanted: (readonly string[])[] = [];
  let [width, longestCell] = [0, 0];
  for await (const batch of table.packedRows(columns)) {
    const text = Buffer.from(batch.json);
    for (const { rowNumber, start, end, cells, blank } of batch.rows) {
      rows.push({ rowNumber, cells: JSON.parse(text.toString("utf8", start, end)) as string[], blank });
      wanted.push(cells);
    }
    ({ width, longestCell } = batch);
  }
  return { rows, wanted, width, longestCell, summary: table.summary() };
}

/** The same by `rows()`. */
async function plain(table: Table, columns: readonly number[]): Promise<Read> {
  const rows = (await gather(table.rows())).flat();
  const cells = rows.flatMap((row) => row.cells);
  return {
    rows,
    wanted: rows.map((row) => columns.map((column) => row.cells[column] ?? "")),
    width: Math.max(0, ...rows.map((row) => row.cells.length)),
    longestCell: cells.reduce((most, cell) => Math.max(most, cell.length), 0),
    summary: table.summary(),
  };
}

test.each(["utf-8", "utf-16le", "windows-1252"])("packedRows: %s gives the same rows as rows()", async (encoding) => {
  const bytes = iconv.encode(LIST, encoding);
  const read = await packed(await open(bytes), [2, 1]);
  expect(read).toEqual(await plain(await open(bytes), [2, 1]));
  expect(read.summary).toMatchObject({ rows: ROWS + 2, blankRows: 1, raggedRows: 1 });
});

test("packedRows: the same rows as rows(), for any content, in pieces of any size", async () => {
  await fc.assert(
    fc.asyncProperty(csvGarbage(40), fc.integer({ min: 1, max: 60 }), async (garbage, size) => {
      // Enough text that a few control characters don't make it binary.
      const text = `${"anna@example.org,Anna\n".repeat(300)}${garbage}`;
      const options = { delimiter: ",", hasHeader: false };
      expect(await packed(await open(text, options, size), [1, 0, 3])).toEqual(
        await plain(await open(text, options), [1, 0, 3]),
      );
    }),
    { numRuns: 150 },
  );
});

test("packedRows: rows of ordinary length, and longer than a batch", async () => {
  const long = [70_000, 900_000].map((length) => `${"x".repeat(length)},"${"é\n".repeat(length / 4)}"\n`);
  const text = long.map((row) => `anna@acme.com,"Anna ""A"" B"\n${row}`.repeat(3)).join("");
  for (const size of [4_000, 65_536]) {
    expect(await packed(await open(text, {}, size), [0])).toEqual(await plain(await open(text), [0]));
  }
});

test("packedRows: an exceeded limit is reported with its row", async () => {
  const wide = await open(`${"a@b.org,b\n".repeat(50_000)}${"c,".repeat(3_000)}\n`);
  await expect(packed(wide, [0])).rejects.toThrow("Row 50001 has more than 2,000 columns");
  const limits = { cellCharacters: 10 };
  const long = await open(`${"a@b.org,b\n".repeat(50_000)}a,${"c".repeat(11)}\n`, { limits });
  await expect(packed(long, [0])).rejects.toThrow("Row 50001, column 2 holds more than 10 characters");
});
