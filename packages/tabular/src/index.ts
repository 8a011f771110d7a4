export { columnNames } from "./column-names.ts";
export { bestColumn, guessColumns, otherColumns, repeats } from "./guess-columns.ts";
export type { ColumnGuess } from "./guess-columns.ts";
export { openTable } from "./open-table.ts";
export type {
  CellBatches,
  RowBatch,
  RowProblem,
  Table,
  TableOptions,
  TableRow,
  TableSummary,
  PackedRow,
  PackedRows,
} from "./table.ts";
export { DEFAULT_TABLE_LIMITS } from "./table-limits.ts";
export type { TableLimits } from "./table-limits.ts";
export { TabularError } from "./tabular-error.ts";
export type { ForeignFormat, TabularErrorCode } from "./tabular-error.ts";
export { TEXT_ENCODINGS } from "./text-encoding.ts";
export type { TextEncoding } from "./text-encoding.ts";
export { writeTable } from "./write-table.ts";
export { type ArchivedFile, writeArchive } from "./zip/write-archive.ts";
export type { TableOutput } from "./write-table.ts";
