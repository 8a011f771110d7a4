import { EventLoopYield } from "./event-loop-yield.ts";
import { RowCounter, isBlankRow } from "./row-counter.ts";
import { RowPacker } from "./row-packer.ts";
import type { RowBatch, TableRow, TableSummary, PackedRows } from "./table.ts";
import type { QuoteProblem } from "./csv/loose-record.ts";
import { cellsOf, PlainLines, type Records } from "./csv/plain-lines.ts";

/** Problems kept for display; the rest are only counted. */
export const NOTED_PROBLEMS = 100;

/** Records of one file, header included, and problems found while reading. */
export interface RecordSource {
  readonly records: AsyncIterator<Records>;
  readonly notices: RecordNotices;
  close(): Promise<void>;
}

/** Updated while the records are read. */
export interface RecordNotices {
  /** The first `NOTED_PROBLEMS` of them. */
  readonly problems: QuoteProblem[];
  problemCount: number;
  repairedBytes: number;
}

const BATCH_ROWS = 1_000;
/** Caps a batch of very long rows. */
const BATCH_CHARACTERS = 4 * 1024 ** 2;

interface RowStreamStart {
  readonly source: RecordSource;
  /** Data records that were already read. */
  readonly first: readonly (readonly string[])[];
  /** Records before them that are not data: the header and blank lines above it. */
  readonly dropped: number;
  /** Cells of a regular row. */
  readonly width: number;
  readonly rowLimit: number;
}

/** Streams the data rows of one file in batches. */
export class RowStream {
  readonly #start: RowStreamStart;
  readonly #counter: RowCounter;
  readonly #loop = new EventLoopYield();
  #started = false;

  constructor(start: RowStreamStart) {
    this.#start = start;
    this.#counter = new RowCounter(start);
  }

  async *rows(): AsyncGenerator<RowBatch, void, undefined> {
    this.#begin();
    let batch: TableRow[] = [];
    let characters = 0;
    try {
      for await (const records of this.#records()) {
        for (const cells of cellsOf(records)) {
          const blank = isBlankRow(cells);
          batch.push({ rowNumber: this.#counter.next(cells.length, blank), cells, blank });
          for (const cell of cells) characters += cell.length + 1;
          if (batch.length < BATCH_ROWS && characters < BATCH_CHARACTERS) continue;
          yield batch;
          await this.#loop.after(characters);
          batch = [];
          characters = 0;
        }
      }
      if (batch.length > 0) yield batch;
    } finally {
      await this.#start.source.close();
    }
  }

  async *packedRows(columns: readonly number[]): AsyncGenerator<PackedRows, void, undefined> {
    this.#begin();
    const packer = new RowPacker(columns, this.#counter);
    try {
      for await (const records of this.#records()) {
        if (records instanceof PlainLines) {
          if (!packer.isEmpty) yield packer.take();
          for (const batch of packer.adopt(records)) yield batch;
          await this.#loop.after(records.end(records.length - 1));
          continue;
        }
        for (const cells of records) {
          if (packer.add(cells)) continue;
          const batch = packer.take();
          yield batch;
          await this.#loop.after(batch.rows.at(-1)!.end);
          packer.add(cells);
        }
      }
      if (!packer.isEmpty) yield packer.take();
    } finally {
      await this.#start.source.close();
    }
  }

  summary(): TableSummary {
    const { source, dropped } = this.#start;
    const { rows, blankRows, raggedRows } = this.#counter;
    const { problems, problemCount, repairedBytes } = source.notices;
    return {
      rows,
      blankRows,
      raggedRows,
      repairedBytes,
      problems: problems.map(({ type, record }) => ({ type, rowNumber: Math.max(0, record + 1 - dropped) })),
      problemCount,
    };
  }

  #begin(): void {
    if (this.#started) throw new Error("Cannot read the rows twice: open the file again.");
    this.#started = true;
  }

  async *#records(): AsyncGenerator<Records, void, undefined> {
    yield this.#start.first;
    const { records } = this.#start.source;
    for (let step = await records.next(); step.done !== true; step = await records.next()) yield step.value;
  }
}
