/** One data row with its cells as JSON, in the bytes of its batch. */
export interface PackedRow {
  /** As in TableRow. */
  readonly rowNumber: number;
  /** Where the row's cells stand in the batch's `json`: an array of strings, all of them, as `JSON.stringify` writes it. */
  readonly start: number;
  readonly end: number;
  /** The cells of the columns that were asked for, in their order; "" where the row has none. */
  readonly cells: readonly string[];
  /** No cell has anything but white space. */
  readonly blank: boolean;
}

/** Rows that follow one another, ready to be stored. Never empty. */
export interface PackedRows {
  /** UTF-8. Overwritten when the next batch is taken. */
  readonly json: Uint8Array;
  readonly rows: readonly PackedRow[];
  /** Cells of the widest row so far, in all batches. */
  readonly width: number;
  /** UTF-16 units of the longest cell so far. */
  readonly longestCell: number;
}
