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

/** A table as CSV (RFC 4180), one buffer for each batch. */
export async function* writeCsv(
  header: readonly string[] | null,
  rows: CellBatches,
  form: CsvForm,
): AsyncGenerator<Buffer, void, undefined> {
  const writeRow = rowWriter(form);
  let beginning = form.byteOrderMark ? "\uFEFF" : "";
  let first = true;
  if (header !== null) {
    beginning += writeRow(header, first);
    first = false;
  }
  if (beginning !== "") yield Buffer.from(beginning);
  for await (const batch of rows) {
    let text = "";
    for (const cells of batch) {
      text += writeRow(cells, first);
      first = false;
    }
    if (text !== "") yield Buffer.from(text);
  }
}

/** Cells that need neither quotes nor the guard are joined here: most do not, and csv-stringify takes several times as long. */
function rowWriter(form: CsvForm): (cells: readonly string[], first: boolean) => string {
  const { delimiter, lineEnd, formulaGuard } = form;
  if (delimiter.length !== 1 || /["\r\n]/u.test(delimiter)) {
    throw new RangeError(
      `Cannot use ${JSON.stringify(delimiter)} as a delimiter: it must be one character, no quote or line end.`,
    );
  }
  const options: Options = {
    delimiter,
    record_delimiter: lineEnd,
    // Else a lone CR or LF would stand in a cell without quotes.
    quote_record_delimiter: true,
    escape_formulas: formulaGuard,
    eof: false,
  };
  const inside = `["\\r\\n\\u{${delimiter.codePointAt(0)!.toString(16)}}]`;
  const special = new RegExp(formulaGuard ? `^[${FORMULA_STARTS}]|${inside}` : inside, "u");
  return (cells, first) => {
    // A row of one empty cell would be an empty line, which many readers drop.
    if (cells.length === 1 && cells[0] === "") return `""${lineEnd}`;
    let line = "";
    for (let index = 0; index < cells.length; index += 1) {
      const cell = cells[index]!;
      if (index > 0) line += delimiter;
      const quoted = first && index === 0 && !INNOCENT_START.test(cell);
      if (quoted) line += stringify([[cell]], { ...options, quoted });
      else line += special.test(cell) ? stringify([[cell]], options) : cell;
    }
    return line + lineEnd;
  };
}
