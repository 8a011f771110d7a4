import { type RecordLimits, refuseCell, refuseColumns } from "./table-limits.ts";

/** Rows whose names make the header; a name that comes later has a column without one. */
const HEADER_ROWS = 1_000;
const HEADER_CHARACTERS = 2 * 1024 ** 2;
const BATCH_ROWS = 1_000;
const BATCH_CHARACTERS = 256 * 1024;

/** A row of a format that names its cells, such as JSON. */
export type NamedCells = ReadonlyMap<string, string>;

/**
 * Records of rows with named cells: a header of the names, in the order in which they first come, and each row's cells below
 * it. Throws TabularError on a limit, with `advice`.
 */
export async function* withHeader(
  rows: AsyncGenerator<NamedCells, void, undefined>,
  limits: RecordLimits,
  advice: string,
): AsyncGenerator<string[][], void, undefined> {
  const columns = new Map<string, number>();
  const first = await readFirst(rows, columns);
  if (columns.size > limits.columns) refuseColumns(1, limits, advice);
  if (columns.size === 0) return;
  yield [[...columns.keys()]];
  let row = 0;
  let batch: string[][] = [];
  let size = 0;
  for await (const cells of chain(first, rows)) {
    row += 1;
    const record = Array.from({ length: columns.size }, () => "");
    for (const [name, cell] of cells) {
      const at = columns.get(name) ?? columns.size;
      columns.set(name, at);
      if (at >= limits.columns) refuseColumns(row, limits, advice);
      if (cell.length > limits.cellCharacters) refuseCell(row, at + 1, limits, advice);
      record[at] = cell;
      size += cell.length + 1;
    }
    batch.push(record);
    if (batch.length < BATCH_ROWS && size < BATCH_CHARACTERS) continue;
    yield batch;
    batch = [];
    size = 0;
  }
  if (batch.length > 0) yield batch;
}

/** The rows that name the columns. */
async function readFirst(
  rows: AsyncGenerator<NamedCells, void, undefined>,
  columns: Map<string, number>,
): Promise<readonly NamedCells[]> {
  const first: NamedCells[] = [];
  let characters = 0;
  while (first.length < HEADER_ROWS && characters < HEADER_CHARACTERS) {
    const step = await rows.next();
    if (step.done === true) break;
    first.push(step.value);
    for (const [name, cell] of step.value) {
      if (!columns.has(name)) columns.set(name, columns.size);
      characters += cell.length + 1;
    }
  }
  return first;
}

async function* chain<Item>(first: readonly Item[], rest: AsyncGenerator<Item>): AsyncGenerator<Item> {
  yield* first;
  yield* rest;
}
