import { TabularError } from "./tabular-error.ts";

/** What a table may cost. Everything that comes from outside is held against these while it streams. */
export interface TableLimits {
  /** Bytes of the file as it was given. */
  readonly inputBytes: number;
  /** Bytes after gzip or the XLSX container were undone. */
  readonly expandedBytes: number;
  /** Expanded bytes for each byte given; counted once `EXPANSION_ALLOWANCE_BYTES` have come out. */
  readonly expansionRatio: number;
  /** Data rows, blank ones too, without the header. */
  readonly rows: number;
  /** Cells in one row. */
  readonly columns: number;
  /** UTF-16 code units in one cell. */
  readonly cellCharacters: number;
  /** UTF-16 code units in one row. */
  readonly rowCharacters: number;
}

/**
 * Defaults. Rows and bytes are far above the largest contact lists that the services in this field take (1 million rows,
 * 250 MB); the rest is what keeps one row, and so one batch, small in memory.
 */
export const DEFAULT_TABLE_LIMITS: TableLimits = {
  inputBytes: 2 * 1024 ** 3,
  expandedBytes: 8 * 1024 ** 3,
  // Deflate cannot pass 1,032:1; honest tables stay under 50:1, a column of one repeated word comes near 200:1.
  expansionRatio: 250,
  rows: 20_000_000,
  columns: 2_000,
  cellCharacters: 1024 ** 2,
  rowCharacters: 4 * 1024 ** 2,
};

/** Small files may expand as they like: up to here the ratio is not looked at. */
export const EXPANSION_ALLOWANCE_BYTES: number = 64 * 1024 ** 2;

/** The limits that one record is held against. */
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
