import { TabularError } from "./tabular-error.ts";
import type { TableLimits } from "./table-limits.ts";

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
