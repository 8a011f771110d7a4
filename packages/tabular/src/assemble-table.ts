import { cellsOf } from "./csv/plain-lines.ts";
import { columnNames } from "./column-names.ts";
import { findHeader, SEARCHED_ROWS } from "./find-header.ts";
import { bestColumn, guessColumns, judgeCells } from "./guess-columns.ts";
import { isBlankRow } from "./row-counter.ts";
import { RowStream, type RecordSource } from "./row-stream.ts";
import type { Table, TableOptions } from "./table.ts";
import { emptyFile, noHeaderRow } from "./tabular-error.ts";
import type { TableLimits } from "./table-limits.ts";

/** Rows in the preview, which also decide about the header and the address column. */
const PREVIEW_ROWS = 200;
/** Caps the preview of very wide rows. */
const PREVIEW_CHARACTERS = 2 * 1024 ** 2;
/** Shared by all empty lines: a file may begin with a million of them. */
const EMPTY: string[] = [""];

/** Everything about the file but its records. */
export type TableFacts = Pick<
  Table,
  "format" | "gzip" | "encoding" | "encodingNote" | "delimiter" | "sheets" | "sheet"
>;

/** Reads the first records, detects the header and the address column, and leaves the rest to be streamed. */
export async function assembleTable(
  facts: TableFacts,
  source: RecordSource,
  options: TableOptions,
  limits: TableLimits,
): Promise<Table> {
  const first = await readFirst(source);
  if (first.every((cells) => isBlankRow(cells))) {
    throw emptyFile();
  }
  const begin = first.findIndex((cells) => !isBlankRow(cells));
  // The rows of a preview, also below a prelude.
  const sample = first.slice(0, begin + SEARCHED_ROWS + PREVIEW_ROWS + 1);
  const isAddress = await judgeCells(sample, options.looksLikeAddress);
  const isIgnored = options.isIgnoredColumn ?? (() => false);
  const at = headerAt(first, options, () => findHeader(sample, isAddress, isIgnored));
  const hasHeader = at !== null;
  const header = at === null ? [] : first[at]!;
  // Blank lines above a header are dropped; without a header they count as rows.
  const dropped = at === null ? 0 : at + 1;
  const prelude = at === null || at === begin ? [] : first.slice(0, at);
  const data = first.slice(dropped);
  const preview = data.slice(0, PREVIEW_ROWS);
  const columnGuess = guessColumns(hasHeader ? header : null, preview, isAddress, isIgnored);
  const stream = new RowStream({
    source,
    first: data,
    dropped,
    width: (hasHeader ? header : first[begin]!).length,
    rowLimit: limits.rows,
  });
  return {
    ...facts,
    hasHeader,
    prelude,
    header,
    columnNames: columnNames(header, columnGuess.length),
    preview,
    columnGuess,
    addressColumn: bestColumn(columnGuess),
    rows: () => stream.rows(),
    packedRows: (columns) => stream.packedRows(columns),
    summary: () => stream.summary(),
    close: () => source.close(),
  };
}

/** The position of the header: as given, or as found; null: none. */
function headerAt(
  first: readonly (readonly string[])[],
  { hasHeader = "auto", headerRow }: TableOptions,
  find: () => number | null,
): number | null {
  if (headerRow !== undefined) {
    if (!Number.isInteger(headerRow) || headerRow < 1) throw new RangeError(`headerRow is ${headerRow}.`);
    if (first[headerRow - 1] !== undefined) return headerRow - 1;
    throw noHeaderRow(headerRow);
  }
  if (hasHeader === "auto") return find();
  return hasHeader ? (find() ?? first.findIndex((cells) => !isBlankRow(cells))) : null;
}

async function readFirst(source: RecordSource): Promise<(readonly string[])[]> {
  const first: (readonly string[])[] = [];
  let filled = 0;
  let characters = 0;
  while (filled <= PREVIEW_ROWS && characters < PREVIEW_CHARACTERS) {
    const step = await source.records.next();
    if (step.done === true) break;
    for (const cells of cellsOf(step.value)) {
      first.push(cells.length === 1 && cells[0] === "" ? EMPTY : cells);
      for (const cell of cells) characters += cell.length + 1;
      if (!isBlankRow(cells)) filled += 1;
    }
  }
  return first;
}
