import { copyText } from "./copy-text.ts";
import type { PackedRow, PackedRows } from "./table.ts";
import type { PlainLines } from "./csv/plain-lines.ts";
import { type RowCounter, isBlankRow } from "./row-counter.ts";

/** Buffer for one batch. */
const BATCH_BYTES = 256 * 1024;
/**
 * Small enough that hardly any rows survive a garbage collection. V8 promotes the rows of larger batches to the old
 * generation, which cost 200 MB.
 */
const BATCH_ROWS = 250;
const UTF8_BYTES_PER_UNIT = 3;

/** Serializes rows as JSON into one buffer, reused for each batch. */
export class RowPacker {
  /** Indexes, from 0, of the columns whose cells are also returned as strings. */
  readonly #columns: readonly number[];
  readonly #counter: RowCounter;
  #json = Buffer.allocUnsafeSlow(BATCH_BYTES);
  #at = 0;
  #rows: PackedRow[] = [];
  #width = 0;
  #longestCell = 0;

  constructor(columns: readonly number[], counter: RowCounter) {
    this.#columns = columns;
    this.#counter = counter;
  }

  get isEmpty(): boolean {
    return this.#rows.length === 0;
  }

  /** Appends a row. Returns false without doing so if the batch is full: call `take` first. */
  add(cells: readonly string[]): boolean {
    const json = JSON.stringify(cells);
    const bytes = json.length * UTF8_BYTES_PER_UNIT;
    if (this.isEmpty && bytes > this.#json.length) this.#json = Buffer.allocUnsafeSlow(bytes);
    if (this.#rows.length === BATCH_ROWS || this.#at + bytes > this.#json.length) return false;
    const blank = isBlankRow(cells);
    const start = this.#at;
    this.#at += this.#json.write(json, start);
    if (cells.length > this.#width) this.#width = cells.length;
    for (const cell of cells) if (cell.length > this.#longestCell) this.#longestCell = cell.length;
    this.#rows.push({
      rowNumber: this.#counter.next(cells.length, blank),
      start,
      end: this.#at,
      cells: this.#columns.map((column) => copyText(cells[column] ?? "")),
      blank,
    });
    return true;
  }

  /** The rows of lines that are JSON already, in batches that use their buffer. The packer itself must be empty. */
  *adopt(lines: PlainLines): Generator<PackedRows, void, undefined> {
    for (let from = 0; from < lines.length; from += BATCH_ROWS) {
      const rows: PackedRow[] = [];
      for (let line = from; line < Math.min(lines.length, from + BATCH_ROWS); line += 1) {
        const width = lines.width(line);
        const blank = lines.isBlank(line);
        if (width > this.#width) this.#width = width;
        this.#longestCell = lines.longestCell(line, this.#longestCell);
        rows.push({
          rowNumber: this.#counter.next(width, blank),
          start: lines.start(line),
          end: lines.end(line),
          cells: this.#columns.map((column) => lines.cell(line, column)),
          blank,
        });
      }
      yield { json: lines.json, rows, width: this.#width, longestCell: this.#longestCell };
    }
  }

  /** Returns the batch and starts the next one. */
  take(): PackedRows {
    const rows = this.#rows;
    this.#rows = [];
    this.#at = 0;
    const json = this.#json;
    // Shrinks the buffer again after one very long row.
    if (json.length > BATCH_BYTES) this.#json = Buffer.allocUnsafeSlow(BATCH_BYTES);
    return { json, rows, width: this.#width, longestCell: this.#longestCell };
  }
}
