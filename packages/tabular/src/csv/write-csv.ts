import type { CellBatches } from "../write-table.ts";

/** How a CSV file is written. */
export interface CsvForm {
  readonly delimiter: string;
  readonly lineEnd: string;
  readonly byteOrderMark: boolean;
  readonly formulaGuard: boolean;
}

/** What spreadsheets take for the beginning of a formula (OWASP, CSV Injection). */
const FORMULA_START = /^[=+\-@\t\r]/u;

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

function rowWriter(form: CsvForm): (cells: readonly string[], first: boolean) => string {
  const { delimiter, lineEnd, formulaGuard } = form;
  if (delimiter.length !== 1 || /["\r\n]/u.test(delimiter)) {
    throw new RangeError(
      `Cannot use ${JSON.stringify(delimiter)} as a delimiter: it must be one character, no quote or line end.`,
    );
  }
  const special = new RegExp(`["\\r\\n\\u{${delimiter.codePointAt(0)!.toString(16)}}]`, "u");
  return (cells, first) => {
    let line = "";
    for (let index = 0; index < cells.length; index += 1) {
      let cell = cells[index]!;
      if (index > 0) line += delimiter;
      if (cell === "") continue;
      if (formulaGuard && FORMULA_START.test(cell)) cell = `'${cell}`;
      const quoted = special.test(cell) || (first && index === 0 && !INNOCENT_START.test(cell));
      line += quoted ? `"${cell.replaceAll('"', '""')}"` : cell;
    }
    // A row of one empty cell would be an empty line, which many readers drop.
    return (line === "" && cells.length === 1 ? '""' : line) + lineEnd;
  };
}
