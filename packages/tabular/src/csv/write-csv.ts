import { stringify } from "csv-stringify/sync";
import type { Options } from "csv-stringify/sync";
import type { CellBatches } from "../table.ts";

/** How a CSV file is written. */
export interface CsvForm {
  readonly delimiter: string;
  readonly lineEnd: string;
  readonly byteOrderMark: boolean;
  readonly formulaGuard: boolean;
}

/** What the formula guard of csv-stringify looks for: `= + - @`, plain and full-width, tab and CR (OWASP, CSV Injection). */
const FORMULA_STARTS = "=+\\-@\\t\\r\uFF1D\uFF0B\uFF0D\uFF20";

/** A first cell that a reader could take for a signature, a mark or a `sep=` line, if it stood there without quotes. */
const INNOCENT_START = /^[\w .@-]*$/u;

/** Between the cells that csv-stringify is given at once. One that has it in itself is given alone. */
const BETWEEN = "\0";

/** A table as CSV (RFC 4180), one buffer for each batch. Throws RangeError for a delimiter that is none. */
export async function* writeCsv(
  header: readonly string[] | null,
  rows: CellBatches,
  form: CsvForm,
): AsyncGenerator<Buffer, void, undefined> {
  const write = batchWriter(form);
  const mark = form.byteOrderMark ? "\uFEFF" : "";
  let isFirst = true;
  if (header !== null) {
    yield Buffer.from(mark + write([header], true));
    isFirst = false;
  } else if (mark !== "") yield Buffer.from(mark);
  for await (const batch of rows) {
    if (batch.length === 0) continue;
    yield Buffer.from(write(batch, isFirst));
    isFirst = false;
  }
}

/**
 * Cells that need neither quotes nor the guard are joined here: most do not, and csv-stringify takes several times as long. The
 * others of a batch are given to it all at once: each call of it takes as long as a row.
 */
function batchWriter(form: CsvForm): (batch: readonly (readonly string[])[], isFirst: boolean) => string {
  const { delimiter, lineEnd, formulaGuard } = form;
  if (delimiter.length !== 1 || /["\r\n]/u.test(delimiter)) {
    throw new RangeError(
      `Cannot use ${JSON.stringify(delimiter)} as a delimiter: it must be one character, no quote or line end.`,
    );
  }
  const options: Options = {
    delimiter,
    // Else a CR or LF would stand in a cell without quotes.
    quoted_match: /[\r\n]/u,
    escape_formulas: formulaGuard,
    eof: false,
  };
  const inside = `["\\r\\n\\u{${delimiter.codePointAt(0)!.toString(16)}}]`;
  const special = new RegExp(formulaGuard ? `^[${FORMULA_STARTS}]|${inside}` : inside, "u");
  return (batch, isFirst) => {
    const guarded: string[] = [];
    // The text between guarded cells: one piece more than there are of them.
    const plain: string[] = [];
    let text = isFirst ? beginning(batch[0]?.[0], options) : "";
    for (const [row, cells] of batch.entries()) {
      // A row of one empty cell would be an empty line, which many readers drop.
      if (cells.length === 1 && cells[0] === "") text += '""';
      for (const [index, cell] of cells.entries()) {
        if (index > 0) text += delimiter;
        if (isFirst && row === 0 && index === 0 && !INNOCENT_START.test(cell)) continue;
        if (special.test(cell)) {
          guarded.push(cell);
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

/** A file's first cell, where it could be taken for something else. */
function beginning(cell: string | undefined, options: Options): string {
  return cell === undefined || INNOCENT_START.test(cell) ? "" : stringify([[cell]], { ...options, quoted: true });
}

/** Each cell as it stands in a file. */
function quoteAll(cells: readonly string[], options: Options): string[] {
  if (cells.length === 0) return [];
  const records = cells.map((cell) => [cell]);
  const quoted = stringify(records, { ...options, record_delimiter: BETWEEN }).split(BETWEEN);
  return quoted.length === cells.length ? quoted : records.map((record) => stringify([record], options));
}
