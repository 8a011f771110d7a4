import { TabularError } from "../tabular-error.ts";
import { columnLetters } from "./cell-reference.ts";
import { CELL_CHARACTERS, SHEET_COLUMNS } from "./excel-limits.ts";
import { encodeXlsxText } from "./xlsx-text.ts";

const LETTERS: string[] = [];

/** How a row is written. */
export interface SheetRowForm {
  /** In bold. */
  readonly header: boolean;
  /** Empty cells too: the first row tells a reader how many columns there are. */
  readonly explicit: boolean;
}

/**
 * A row of a sheet as XML, `row` from 1, each cell as text in place (inlineStr), so that no table of strings has to be held. Empty
 * cells are left out, but of a row of nothing else one is kept: a blank row is a row. Throws TabularError for what Excel can't hold.
 */
export function writeSheetRow(row: number, cells: readonly string[], form: SheetRowForm): string {
  if (cells.length > SHEET_COLUMNS) {
    throw new TabularError(
      "too_many_columns_for_xlsx",
      `Row ${row} has ${cells.length.toLocaleString("en")} columns and Excel takes 16,384: export as CSV.`,
      { row },
    );
  }
  const style = form.header ? ' s="1"' : "";
  let xml = "";
  for (let index = 0; index < cells.length; index += 1) {
    const cell = cells[index]!;
    if (cell === "" && !form.explicit) continue;
    if (cell.length > CELL_CHARACTERS) refuseCell(row, index + 1, cell.length);
    const space = cell.trim().length === cell.length ? "" : ' xml:space="preserve"';
    xml += `<c r="${letters(index)}${row}"${style} t="inlineStr"><is><t${space}>${encodeXlsxText(cell)}</t></is></c>`;
  }
  if (xml === "") xml = `<c r="A${row}" t="inlineStr"><is><t></t></is></c>`;
  return `<row r="${row}">${xml}</row>`;
}

function letters(index: number): string {
  return (LETTERS[index] ??= columnLetters(index + 1));
}

function refuseCell(row: number, column: number, length: number): never {
  throw new TabularError(
    "cell_too_long_for_xlsx",
    `Row ${row}, column ${column} holds ${length.toLocaleString("en")} characters and Excel takes 32,767 in a cell: export as CSV.`,
    { row, column },
  );
}
