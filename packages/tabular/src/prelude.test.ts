import { expect, test } from "vitest";
import { openTable } from "./open-table.ts";
import { bytesOf, inBatches, looksLikeAddress } from "./testing/table-fixtures.ts";
import type { Table } from "./table.ts";
import { writeTable } from "./write-table.ts";

const REPORT = [
  ["Customer list Q3 2026", "", ""],
  ["Confidential"],
  [""],
  ["No.", "Name", "E-mail"],
  ["1", "Ann", "a@b.org"],
  ["2", "Bob", "c@d.org"],
];

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const open = (bytes: Uint8Array, options: { headerRow?: number; hasHeader?: boolean } = {}): Promise<Table> =>
  openTable(once(bytes), { looksLikeAddress, ...options });

const written = (format: "csv" | "csv_excel" | "xlsx", prelude: readonly (readonly string[])[]): Promise<Uint8Array> =>
  bytesOf(writeTable({ format, prelude, header: REPORT[3]!, rows: inBatches(REPORT.slice(4)) }));

const cellsOf = async (table: Table): Promise<(readonly string[])[]> => {
  const all: (readonly string[])[] = [];
  for await (const batch of table.rows()) all.push(...batch.map(({ cells }) => cells));
  return all;
};

test.each(["csv", "csv_excel", "xlsx"] as const)("a prelude goes out in %s and comes back", async (format) => {
  const table = await open(await written(format, REPORT.slice(0, 3)));
  expect(table).toMatchObject({ hasHeader: true, header: REPORT[3], addressColumn: 2 });
  expect(table.prelude.map((cells) => cells.join("").trim())).toEqual(["Customer list Q3 2026", "Confidential", ""]);
  expect(await cellsOf(table)).toEqual(REPORT.slice(4));
});

test("headerRow: the row with the names, as a spreadsheet counts", async () => {
  const table = await open(await written("csv", REPORT.slice(0, 3)), { headerRow: 2 });
  expect(table).toMatchObject({ header: ["Confidential"], prelude: [REPORT[0]] });
  expect(await cellsOf(table)).toEqual(REPORT.slice(2));
});

test("headerRow: beyond the first rows is refused with a sentence", async () => {
  const bytes = await written("csv", []);
  await expect(open(bytes, { headerRow: 900 })).rejects.toMatchObject({
    code: "no_header_row",
    message: expect.stringMatching(/^Row 900 is not among the first rows/),
  });
});

test("hasHeader: false makes rows of all of it", async () => {
  const table = await open(await written("csv", REPORT.slice(0, 3)), { hasHeader: false });
  expect(await cellsOf(table)).toHaveLength(6);
});
