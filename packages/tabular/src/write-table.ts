import { Readable } from "node:stream";
import { createGzip } from "node:zlib";
import { writeCsv } from "./csv/write-csv.ts";
import type { CellBatches } from "./table.ts";
import { writeXlsx } from "./xlsx/write-xlsx.ts";
import { columnNames } from "./column-names.ts";

/** A table to be written. */
export interface TableOutput {
  /**
   * - `csv`: for machines. RFC 4180: UTF-8 without a mark, comma, CRLF, quotes where needed.
   * - `csv_excel`: for Excel. The same with a byte order mark and the formula guard.
   * - `xlsx`: every cell as text, so that leading zeros and long numbers stay. Rows beyond Excel's 1,048,576 go to further sheets.
   * - `jsonl`: one JSON object in a line, keyed by column name (repeated names numbered).
   */
  readonly format: "csv" | "csv_excel" | "xlsx" | "jsonl";
  readonly gzip?: boolean;
  /** Of the CSV formats; one character. Excel wants ";" where the comma is the decimal mark. */
  readonly delimiter?: string;
  /** Of the CSV formats; CRLF unless said otherwise. */
  readonly lineEnd?: "\r\n" | "\n";
  /**
   * Of the CSV formats: puts an apostrophe before cells that a spreadsheet would run as a formula (they begin with = + - @, plain
   * or full-width, TAB or CR), as OWASP advises against CSV injection. It changes those cells, so only `csv_excel` has it by
   * default.
   */
  readonly formulaGuard?: boolean;
  /** Null for a table without a header. */
  readonly header: readonly string[] | null;
  readonly rows: CellBatches;
}

/**
 * The table as a stream of bytes, written as it is read: memory holds a batch or two, whatever the number of rows. The stream
 * fails with TabularError where a format cannot hold a cell (`cell_too_long_for_xlsx`, `too_many_columns_for_xlsx`), and with
 * whatever `rows` throws. Destroying it stops `rows`.
 */
export function writeTable(output: TableOutput): Readable {
  const plain =
    output.format === "xlsx"
      ? writeXlsx(output.header, output.rows)
      : Readable.from(writeText(output), { objectMode: false });
  if (output.gzip !== true) return plain;
  const packed = createGzip();
  plain.on("error", (error) => packed.destroy(error));
  packed.on("close", () => plain.destroy());
  return plain.pipe(packed);
}

function writeText(output: TableOutput): AsyncGenerator<Buffer, void, undefined> {
  if (output.format === "jsonl") return writeJsonLines(output.header, output.rows);
  const excel = output.format === "csv_excel";
  return writeCsv(output.header, output.rows, {
    delimiter: output.delimiter ?? ",",
    lineEnd: output.lineEnd ?? "\r\n",
    byteOrderMark: excel,
    formulaGuard: output.formulaGuard ?? excel,
  });
}

/** A table as JSON Lines: each row an object with its cells as strings, in column order, one buffer for each batch. */
async function* writeJsonLines(
  header: readonly string[] | null,
  rows: CellBatches,
): AsyncGenerator<Buffer, void, undefined> {
  let keys: string[] = [];
  for await (const batch of rows) {
    let text = "";
    for (const cells of batch) {
      if (cells.length > keys.length) {
        keys = columnNames(header ?? [], cells.length).map((name) => JSON.stringify(name));
      }
      text += `{${cells.map((cell, index) => `${keys[index]!}:${JSON.stringify(cell)}`).join(",")}}\n`;
    }
    if (text !== "") yield Buffer.from(text);
  }
}
