import iconv from "iconv-lite";
import { expect, test } from "vitest";
import { gather, open } from "./testing/table-fixtures.ts";

/** More than is read to find out what the file is: what follows it is packed from its bytes. */
const ROWS = 12_000;
const line = (row: number): string =>
  `${row},anna${row}@acme.com,"Zoë ""${row}"", a note that is long enough to fill it"`;
const LINES = Array.from({ length: ROWS }, (_, row) => line(row));
const LIST = `id,email,note\r\n${LINES.join("\r\n")}\r\n,,\r\n1,2,3,4`;

test.each(["utf-8", "utf-16le", "windows-1252"])("packedRows: of %s the same rows as rows()", async (encoding) => {
  const bytes = iconv.encode(LIST, encoding);
  const plain = await open(bytes);
  const rows = (await gather(plain.rows())).flat();
  const table = await open(bytes);
  const packed: { rowNumber: number; cells: readonly string[]; wanted: readonly string[]; blank: boolean }[] = [];
  for await (const { json, rows: some } of table.packedRows([2, 1])) {
    const text = Buffer.from(json);
    for (const { rowNumber, start, end, cells: wanted, blank } of some) {
      packed.push({ rowNumber, cells: JSON.parse(text.toString("utf8", start, end)) as string[], wanted, blank });
    }
  }
  expect(packed.map(({ rowNumber, cells, blank }) => ({ rowNumber, cells, blank }))).toEqual(rows);
  expect(packed.map(({ wanted }) => wanted)).toEqual(rows.map(({ cells }) => [cells[2], cells[1]]));
  expect(table.summary()).toEqual(plain.summary());
  expect(table.summary()).toMatchObject({ rows: ROWS + 2, blankRows: 1, raggedRows: 1 });
});
