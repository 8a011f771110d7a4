import { TabularError } from "./tabular-error.ts";

/** Resource limits, enforced while a file streams. */
export interface TableLimits {
  /** Bytes of the file as uploaded. */
  readonly inputBytes: number;
  /** Bytes after decompression. */
  readonly expandedBytes: number;
  /** Expanded bytes per input byte, enforced beyond `EXPANSION_ALLOWANCE_BYTES`. */
  readonly expansionRatio: number;
  /** Data rows including blank ones, excluding the header. */
  readonly rows: number;
  /** Cells in one row. */
  readonly columns: number;
  /** UTF-16 code units in one cell. */
  readonly cellCharacters: number;
  /** UTF-16 code units in one row. */
  readonly rowCharacters: number;
}

/**
 * Defaults. Rows and bytes are far above the largest lists that comparable services accept (1 million rows, 250 MB);
 * the rest bounds the memory of one row, and so of one batch.
 */
export const DEFAULT_TABLE_LIMITS: TableLimits = {
  inputBytes: 2 * 1024 ** 3,
  expandedBytes: 8 * 1024 ** 3,
  // Deflate reaches at most 1,032:1; honest tables stay below 50:1, a column of one repeated word comes near 200:1.
  expansionRatio: 250,
  rows: 20_000_000,
  columns: 2_000,
  cellCharacters: 1024 ** 2,
  rowCharacters: 4 * 1024 ** 2,
};

/** Output up to this size is exempt from the ratio. */
export const EXPANSION_ALLOWANCE_BYTES: number = 64 * 1024 ** 2;

/** Limits of one record. */
export type RecordLimits = Pick<TableLimits, "columns" | "cellCharacters" | "rowCharacters">;

/** Throws TabularError `cell_too_large`. `row` and `column` count from 1; `advice` says what to do. */
export function refuseCell(row: number, column: number, limits: RecordLimits, advice: string): never {
  const limit = limits.cellCharacters.toLocaleString("en");
  const sentence = `Row ${row}, column ${column} holds more than ${limit} characters: ${advice}.`;
  throw new TabularError("cell_too_large", sentence, { row, column });
}

/** Throws TabularError `row_too_large`. `row` counts from 1; `advice` says what to do. */
export function refuseRow(row: number, limits: RecordLimits, advice: string): never {
  const limit = limits.rowCharacters.toLocaleString("en");
  throw new TabularError("row_too_large", `Row ${row} holds more than ${limit} characters: ${advice}.`, { row });
}

/** Throws TabularError `too_many_columns`. `row` counts from 1; `advice` says what to do. */
export function refuseColumns(row: number, limits: RecordLimits, advice: string): never {
  const limit = limits.columns.toLocaleString("en");
  throw new TabularError("too_many_columns", `Row ${row} has more than ${limit} columns: ${advice}.`, { row });
}
