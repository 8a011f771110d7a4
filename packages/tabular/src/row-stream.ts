import type { RecordSource } from "./record-source.ts";
import type { RowBatch, TableRow, TableSummary } from "./table.ts";
import { TabularError } from "./tabular-error.ts";

const BATCH_ROWS = 1_000;
/** A batch of very long rows ends early, so that it stays small. */
const BATCH_CHARACTERS = 4 * 1024 ** 2;

interface RowStreamStart {
  readonly source: RecordSource;
  /** Records that were read already and are data. */
  readonly first: readonly (readonly string[])[];
  /** Records before them that are no data: the header and blank lines above it. */
  readonly dropped: number;
  /** Cells of an ordinary row. */
  readonly width: number;
  readonly rowLimit: number;
}

/** Numbers the records of one file as data rows and hands them out in batches. */
export class RowStream {
  readonly #start: RowStreamStart;
  #started = false;
  #rows = 0;
  #blankRows = 0;
  #raggedRows = 0;

  constructor(start: RowStreamStart) {
    this.#start = start;
  }

  async *rows(): AsyncGenerator<RowBatch, void, undefined> {
    if (this.#started) throw new Error("Cannot read the rows twice: open the file again.");
    this.#started = true;
    const { source } = this.#start;
    let batch: TableRow[] = [];
    let characters = 0;
    try {
      for await (const records of this.#records()) {
        for (const cells of records) {
          batch.push(this.#number(cells));
          for (const cell of cells) characters += cell.length;
          if (batch.length < BATCH_ROWS && characters < BATCH_CHARACTERS) continue;
          yield batch;
          batch = [];
          characters = 0;
        }
      }
      if (batch.length > 0) yield batch;
    } finally {
      await source.close();
    }
  }

  summary(): TableSummary {
    const { source, dropped } = this.#start;
    const { problems, problemCount, repairedBytes } = source.notices;
    return {
      rows: this.#rows,
      blankRows: this.#blankRows,
      raggedRows: this.#raggedRows,
      repairedBytes,
      problems: problems.map(({ type, record }) => ({ type, rowNumber: Math.max(0, record + 1 - dropped) })),
      problemCount,
    };
  }

  async *#records(): AsyncGenerator<readonly (readonly string[])[], void, undefined> {
    const { first, source } = this.#start;
    yield first;
    for (let step = await source.records.next(); step.done !== true; step = await source.records.next()) {
      yield step.value;
    }
  }

  #number(cells: readonly string[]): TableRow {
    const { rowLimit, width, dropped } = this.#start;
    this.#rows += 1;
    if (this.#rows > rowLimit) {
      throw new TabularError(
        "too_many_rows",
        `The list has more than ${rowLimit.toLocaleString("en")} rows: split it and give the parts one by one.`,
        { row: this.#rows + dropped },
      );
    }
    const blank = isBlankRow(cells);
    if (blank) this.#blankRows += 1;
    else if (cells.length !== width) this.#raggedRows += 1;
    return { rowNumber: this.#rows, cells, blank };
  }
}

/** No cell has anything but white space. */
export function isBlankRow(cells: readonly string[]): boolean {
  for (const cell of cells) if (cell !== "" && cell.trim() !== "") return false;
  return true;
}
