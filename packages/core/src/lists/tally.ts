import type { SourceBatch } from "./import-source.ts";
import type { FinishedImport, ListFormat, NewRow } from "../records/list.ts";

/** Counts of rows while they are read. */
export class Tally {
  #width: number;
  #longest = 0;
  #rows = 0;
  #blank = 0;
  #noAddress = 0;
  #invalid = 0;
  #several = 0;

  /** `width`: cells of the header. */
  constructor(width: number) {
    this.#width = width;
  }

  get rows(): number {
    return this.#rows;
  }

  count({ width, longestCell }: Pick<SourceBatch, "width" | "longestCell">, rows: readonly NewRow[]): void {
    this.#width = Math.max(this.#width, width);
    this.#longest = longestCell;
    this.#rows += rows.length;
    for (const { problem, contacts } of rows) {
      if (problem === "blank") this.#blank += 1;
      else if (problem === "no_address") this.#noAddress += 1;
      else if (contacts[0]?.syntaxProblem) this.#invalid += 1;
      if (contacts.length > 1) this.#several += 1;
    }
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
      severalCount: this.#several,
    };
  }
}
