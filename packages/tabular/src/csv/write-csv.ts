import { stringify } from "csv-stringify/sync";
import type { Options } from "csv-stringify/sync";
import type { CellBatches } from "../table.ts";
import { assertDelimiter } from "./loose-record.ts";

/** Format of a CSV file to write. */
export interface CsvForm {
  readonly delimiter: string;
  readonly lineEnd: string;
  readonly byteOrderMark: boolean;
  readonly formulaGuard: boolean;
}

/**
 * A cell that a spreadsheet may run: `= + - @`, plain or full-width, after any blanks or invisible characters, which
 * spreadsheets drop; and one that begins with tab or CR (OWASP, CSV Injection).
 */
const FORMULA = String.raw`^(?:[\t\r]|[\s\p{Cc}\p{Cf}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])`;

/** A first cell that is safe unquoted: no file signature, byte order mark or `sep=` line. */
const INNOCENT_START = /^[\w .@-]*$/u;

/** Separates cells that are quoted in one call. A cell that contains it is quoted on its own. */
const BETWEEN = "\0";

/** Writes a table as CSV (RFC 4180), one buffer per batch. `top`: the header and what is above it. Throws RangeError for an invalid delimiter. */
export async function* writeCsv(
  top: readonly (readonly string[])[],
  rows: CellBatches,
  form: CsvForm,
): AsyncGenerator<Buffer, void, undefined> {
  const write = batchWriter(form);
  const mark = form.byteOrderMark ? "\uFEFF" : "";
  let isFirst = true;
  if (top.length > 0) {
    yield Buffer.from(mark + write(top, true));
    isFirst = false;
  } else if (mark !== "") yield Buffer.from(mark);
  for await (const batch of rows) {
    if (batch.length === 0) continue;
    yield Buffer.from(write(batch, isFirst));
    isFirst = false;
  }
}

/**
 * Joins cells that need neither quotes nor the guard, as most do: csv-stringify takes several times as long. The others
 * of a batch go to it in one call, since each call costs as much as a row.
 */
function batchWriter(form: CsvForm): (batch: readonly (readonly string[])[], isFirst: boolean) => string {
  const { delimiter, lineEnd, formulaGuard } = form;
  assertDelimiter(delimiter);
  const options: Options = {
    delimiter,
    // Otherwise a cell with a CR or LF would not be quoted.
    quoted_match: /[\r\n]/u,
    eof: false,
  };
  const inside = `["\\r\\n\\u{${delimiter.codePointAt(0)!.toString(16)}}]`;
  const special = new RegExp(formulaGuard ? `${FORMULA}|${inside}` : inside, "u");
  const formula = formulaGuard ? new RegExp(FORMULA, "u") : null;
  const guard = (cell: string): string => (formula?.test(cell) === true ? `'${cell}` : cell);
  return (batch, isFirst) => {
    const guarded: string[] = [];
    // Text between guarded cells: one piece more than there are cells.
    const plain: string[] = [];
    let text = isFirst ? beginning(batch[0]?.[0], guard, options) : "";
    for (const [row, cells] of batch.entries()) {
      // A row of one empty cell would be an empty line, which many readers drop.
      if (cells.length === 1 && cells[0] === "") text += '""';
      for (const [index, cell] of cells.entries()) {
        if (index > 0) text += delimiter;
        if (isFirst && row === 0 && index === 0 && !INNOCENT_START.test(cell)) continue;
        if (special.test(cell)) {
          guarded.push(guard(cell));
          plain.push(text);
          text = "";
        } else text += cell;
      }
      text += lineEnd;
    }
    const quoted = quoteAll(guarded, options);
    return plain.reduce((line, piece, index) => line + piece + quoted[index]!, "") + text;
  };
}

/** The file's first cell, quoted if it could be mistaken for something else. */
function beginning(cell: string | undefined, guard: (cell: string) => string, options: Options): string {
  return cell === undefined || INNOCENT_START.test(cell)
    ? ""
    : stringify([[guard(cell)]], { ...options, quoted: true });
}

/** Quotes each cell. */
function quoteAll(cells: readonly string[], options: Options): string[] {
  if (cells.length === 0) return [];
  const records = cells.map((cell) => [cell]);
  const quoted = stringify(records, { ...options, record_delimiter: BETWEEN }).split(BETWEEN);
  return quoted.length === cells.length ? quoted : records.map((record) => stringify([record], options));
}
