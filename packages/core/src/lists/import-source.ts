import type { ListFormat } from "../records/list.ts";

/** A row as it is to be stored. */
export interface SourceRow {
  readonly rowNumber: number;
  /** Where its cells stand in the batch's `json`: an array of strings. */
  readonly start: number;
  readonly end: number;
  /** Of them, those of the address columns. */
  readonly cells: readonly string[];
  /** No cell, of an address column or another, has anything but white space. */
  readonly blank: boolean;
}

/** Rows of a file or of the store, in their order. */
export interface SourceBatch {
  /** UTF-8. Overwritten when the next batch is taken. */
  readonly json: Uint8Array;
  readonly rows: readonly SourceRow[];
  /** Cells of the widest row so far, in all batches. */
  readonly width: number;
  /** UTF-16 units of the longest cell so far. */
  readonly longestCell: number;
}

/** A table that is being read: what the tabular package opens. */
export interface ImportSource extends ListFormat {
  /** With the cells of `addressColumns`. */
  rows(): AsyncIterable<SourceBatch>;
  /** SHA-256 of the bytes, once all rows were read. */
  fileHash(): string;
}
