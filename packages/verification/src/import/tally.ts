import type { FinishedImport, ListFormat, NewRow } from "@rollcall/ports";

/** Counts of rows while they are read. */
export class Tally {
  #width: number;
  #longest = 0;
  #rows = 0;
  #blank = 0;
  #noAddress = 0;
  #invalid = 0;

  /** `width`: cells of the header. */
  constructor(width: number) {
    this.#width = width;
  }

  get rows(): number {
    return this.#rows;
  }

  count(row: NewRow): void {
    this.#rows += 1;
    if (row.cells.length > this.#width) this.#width = row.cells.length;
    for (const cell of row.cells) if (cell.length > this.#longest) this.#longest = cell.length;
    if (row.problem === "blank") this.#blank += 1;
    else if (row.problem === "no_address") this.#noAddress += 1;
    else if (row.contacts[0]?.syntaxProblem) this.#invalid += 1;
  }

  facts(format: ListFormat, fileHash: string | null): FinishedImport {
    return {
      encoding: format.encoding,
      encodingNote: format.encodingNote,
      delimiter: format.delimiter,
      hasHeader: format.hasHeader,
      columns: format.columns,
      addressColumns: format.addressColumns,
      fileHash,
      columnCount: this.#width,
      longestCell: this.#longest,
      blankCount: this.#blank,
      noAddressCount: this.#noAddress,
      invalidCount: this.#invalid,
    };
  }
}
