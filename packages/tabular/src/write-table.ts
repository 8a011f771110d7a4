import { Readable } from "node:stream";
import { createGzip } from "node:zlib";
import { writeCsv } from "./csv/write-csv.ts";
import type { CellBatches } from "./table.ts";
import { writeXlsx } from "./xlsx/write-xlsx.ts";
import { columnNames } from "./column-names.ts";

/** A table to write, and how. */
export interface TableOutput {
  /**
   * - `csv`: for machines. RFC 4180: UTF-8 without a mark, comma, CRLF, minimal quoting.
   * - `csv_excel`: for Excel. The same with a byte order mark and the formula guard.
   * - `xlsx`: every cell as text, so that leading zeros and long numbers survive. Rows beyond Excel's 1,048,576 go to
   *   further sheets.
   * - `jsonl`: one JSON object per line, keyed by column name (repeated names numbered).
   */
  readonly format: "csv" | "csv_excel" | "xlsx" | "jsonl";
  readonly gzip?: boolean;
  /** CSV formats only; one character. Excel wants ";" where the comma is the decimal mark. */
  readonly delimiter?: string;
  /** CSV formats only; default CRLF. */
  readonly lineEnd?: "\r\n" | "\n";
  /**
   * CSV formats only: prefixes cells that a spreadsheet would run as a formula with an apostrophe (those that begin
   * with = + - @, plain or full-width, TAB or CR), as OWASP advises against CSV injection. It alters those cells, so
   * only `csv_excel` has it by default.
   */
  readonly formulaGuard?: boolean;
  /** Rows above the header, such as a report's titles. CSV and XLSX only. */
  readonly prelude?: readonly (readonly string[])[];
  /** Rows below the others, filled up to the header's width: most parsers take no record that is shorter. CSV and XLSX only. */
  readonly footer?: readonly (readonly string[])[];
  /** Null: no header. */
  readonly header: readonly string[] | null;
  readonly rows: CellBatches;
}

/**
 * Writes a table as a byte stream with backpressure: memory holds a batch or two. The stream fails with TabularError if
 * a format cannot hold a cell (`cell_too_long_for_xlsx`, `too_many_columns_for_xlsx`), and with whatever `rows` throws.
 * Destroying it stops `rows`.
 */
export function writeTable(output: TableOutput): Readable {
  const plain =
    output.format === "xlsx"
      ? writeXlsx(output.header, withFooter(output), { prelude: output.prelude ?? [] })
      : Readable.from(writeText(output), { objectMode: false });
  if (output.gzip !== true) return plain;
  const packed = createGzip();
  plain.on("error", (error) => packed.destroy(error));
  packed.on("close", () => plain.destroy());
  return plain.pipe(packed);
}

async function* withFooter({ header, rows, footer = [] }: TableOutput): AsyncGenerator<readonly (readonly string[])[]> {
  yield* rows;
  const width = header?.length ?? 0;
  const blanks = (cells: readonly string[]): string[] =>
    Array.from({ length: Math.max(0, width - cells.length) }, () => "");
  if (footer.length > 0) yield footer.map((cells) => [...cells, ...blanks(cells)]);
}

function writeText(output: TableOutput): AsyncGenerator<Buffer, void, undefined> {
  if (output.format === "jsonl") return writeJsonLines(output.header, output.rows);
  const excel = output.format === "csv_excel";
  return writeCsv([...(output.prelude ?? []), ...(output.header === null ? [] : [output.header])], withFooter(output), {
    delimiter: output.delimiter ?? ",",
    lineEnd: output.lineEnd ?? "\r\n",
    byteOrderMark: excel,
    formulaGuard: output.formulaGuard ?? excel,
  });
}

/** Writes JSON Lines: each row an object of strings in column order, one buffer per batch. */
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
