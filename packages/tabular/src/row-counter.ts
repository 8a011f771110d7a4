import { TabularError } from "./tabular-error.ts";

/** Numbers data rows, counts blank and ragged ones, and enforces the row limit. */
export class RowCounter {
  readonly #width: number;
  readonly #dropped: number;
  readonly #rowLimit: number;
  rows = 0;
  blankRows = 0;
  /** Rows with more or fewer cells than `width`, blank ones excluded. */
  raggedRows = 0;

  /** `width`: cells of a regular row. `dropped`: records before the first data row. */
  constructor(start: { readonly width: number; readonly dropped: number; readonly rowLimit: number }) {
    this.#width = start.width;
    this.#dropped = start.dropped;
    this.#rowLimit = start.rowLimit;
  }

  /** The next row's number, from 1. Throws TabularError `too_many_rows`. */
  next(width: number, blank: boolean): number {
    this.rows += 1;
    if (this.rows > this.#rowLimit) this.#refuse();
    if (blank) this.blankRows += 1;
    else if (width !== this.#width) this.raggedRows += 1;
    return this.rows;
  }

  #refuse(): never {
    throw new TabularError(
      "too_many_rows",
      `The list has more than ${this.#rowLimit.toLocaleString("en")} rows: split it and upload the parts one by one.`,
      { row: this.rows + this.#dropped },
    );
  }
}

/** All cells are blank. */
export function isBlankRow(cells: readonly string[]): boolean {
  for (const cell of cells) if (cell !== "" && cell.trim() !== "") return false;
  return true;
}
