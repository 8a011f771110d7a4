import { copyText } from "./copy-text.ts";
import type { PackedRow, PackedRows } from "./table.ts";
import { type RowCounter, isBlankRow } from "./row-counter.ts";

/** Room for a batch. */
const BATCH_BYTES = 256 * 1024;
/**
 * Few enough that hardly any are alive when the garbage collector looks. Where it finds a large batch whole, V8 takes such rows
 * for long-lived and puts them where garbage is collected seldom, which cost 200 MB.
 */
const BATCH_ROWS = 250;
/** A UTF-16 unit takes at most this in UTF-8. */
const UTF8_BYTES_PER_UNIT = 3;

/** Collects rows as JSON in one stretch of memory that is used again for each batch. */
export class RowPacker {
  /** Positions, from 0, of the columns whose cells come along as texts. */
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

  /** Writes a row. Returns false, and has not, where the batch is full: take it first. */
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

  /** The rows since the last time. */
  take(): PackedRows {
    const rows = this.#rows;
    this.#rows = [];
    this.#at = 0;
    const json = this.#json;
    // One very long row is no reason to keep so much.
    if (json.length > BATCH_BYTES) this.#json = Buffer.allocUnsafeSlow(BATCH_BYTES);
    return { json, rows, width: this.#width, longestCell: this.#longestCell };
  }
}
