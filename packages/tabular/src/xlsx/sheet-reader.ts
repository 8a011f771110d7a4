import { TabularError } from "../tabular-error.ts";
import type { TableLimits } from "../table-limits.ts";
import { columnOf } from "./cell-reference.ts";
import { linkKey, mailtoAddress } from "./mail-links.ts";
import type { MailLinks } from "./mail-links.ts";
import type { NumberFormat } from "./number-format.ts";
import type { XmlEvents } from "./read-xml.ts";
import type { SharedStrings } from "./shared-strings.ts";
import { showNumber } from "./show-number.ts";
import { decodeXlsxText } from "./xlsx-text.ts";

/** Rows in a sheet (Excel's specifications): what keeps the blank rows between two far-apart ones countable. */
export const SHEET_ROWS = 1_048_576;

/** What the cells of a sheet refer to. */
export interface SheetContext {
  readonly strings: SharedStrings;
  readonly formats: readonly NumberFormat[];
  readonly links: MailLinks;
  readonly from1904: boolean;
}

/** One `<c>` while it is read (ECMA-376 part 1 §18.3.1.4). */
interface OpenCell {
  column: number;
  type: string;
  style: number;
  /** Null until there is a value: a cell that only has a style is no cell. */
  value: string | null;
  formula: string;
}

/**
 * Gathers the rows of a sheet from its XML. A sheet leaves out what is empty, so: rows left out between others come back
 * blank, short rows are padded to the width of the first, and what was only formatted, after the last value, is not there.
 */
export class SheetReader implements XmlEvents {
  readonly #context: SheetContext;
  readonly #limits: TableLimits;
  #records: string[][] = [];
  #row = 0;
  #blankRows = 0;
  #width = 0;
  #cells: string[] = [];
  #characters = 0;
  #cell: OpenCell = { column: 0, type: "n", style: -1, value: null, formula: "" };
  #text: string | null = null;
  #inReading = false;

  constructor(context: SheetContext, limits: TableLimits) {
    this.#context = context;
    this.#limits = limits;
  }

  /** The rows that were completed since the last call. */
  take(): string[][] {
    const records = this.#records;
    this.#records = [];
    return records;
  }

  open(name: string, attributes: Record<string, string>): void {
    if (name === "c") this.#openCell(attributes);
    else if (name === "row") this.#openRow(attributes["r"]);
    else if (name === "v" || name === "f" || (name === "t" && !this.#inReading)) this.#text = "";
    else if (name === "rPh") this.#inReading = true;
  }

  text(text: string): void {
    if (this.#text === null) return;
    this.#text += text;
    if (this.#text.length > this.#limits.cellCharacters) this.#refuseCell();
  }

  close(name: string): void {
    const text = this.#text;
    this.#text = null;
    const cell = this.#cell;
    if (name === "c") this.#closeCell();
    else if (name === "row") this.#closeRow();
    else if (name === "rPh") this.#inReading = false;
    else if (text === null) return;
    else if (name === "v") cell.value = text;
    else if (name === "f") cell.formula = text;
    else if (name === "t") cell.value = (cell.value ?? "") + text;
    if ((cell.value?.length ?? 0) > this.#limits.cellCharacters) this.#refuseCell();
  }

  #openRow(reference: string | undefined): void {
    const number = Number(reference);
    const next = this.#row + 1;
    const row = Number.isInteger(number) && number >= next && number <= SHEET_ROWS ? number : next;
    this.#blankRows += row - next;
    this.#row = row;
    this.#cells = [];
    this.#characters = 0;
    this.#cell.column = 0;
  }

  #openCell({ r, t, s }: Record<string, string>): void {
    const column = r === undefined ? 0 : columnOf(r);
    this.#cell = {
      column: column > 0 ? column : this.#cell.column + 1,
      type: t ?? "n",
      style: s === undefined ? -1 : Number(s),
      value: null,
      formula: "",
    };
  }

  #closeCell(): void {
    const text = this.#cellText();
    if (text === null) return;
    const { column } = this.#cell;
    if (column > this.#limits.columns) this.#refuseColumns();
    this.#characters += text.length;
    if (this.#characters > this.#limits.rowCharacters) this.#refuseRow();
    while (this.#cells.length < column - 1) this.#cells.push("");
    this.#cells[column - 1] = text;
  }

  /** The cell as it is shown, or the address that it links to where it shows none; null where it has no content. */
  #cellText(): string | null {
    const { column, formula } = this.#cell;
    const shown = this.#shownText();
    if (shown?.includes("@") === true) return shown;
    const linked = this.#context.links.get(linkKey(this.#row, column));
    if (linked !== undefined) return linked;
    const uri = /^\s*HYPERLINK\(\s*"([^"]*)"/iu.exec(formula)?.[1];
    return (uri === undefined ? null : mailtoAddress(uri)) ?? shown;
  }

  #shownText(): string | null {
    const { type, style, value } = this.#cell;
    if (value === null) return null;
    switch (type) {
      case "s":
        return this.#context.strings.get(Number(value)) ?? "";
      case "b":
        return value === "1" ? "TRUE" : "FALSE";
      case "n":
        return showNumber(value, this.#context.formats[style] ?? { type: "general" }, this.#context.from1904);
      default:
        // inlineStr, str (a formula's text), e (an error such as #N/A), d (ISO 8601): all text as it stands.
        return decodeXlsxText(value);
    }
  }

  #closeRow(): void {
    if (this.#cells.length === 0) {
      this.#blankRows += 1;
      return;
    }
    this.#width ||= this.#cells.length;
    while (this.#cells.length < this.#width) this.#cells.push("");
    if (this.#blankRows > 0) this.#flushBlankRows();
    this.#records.push(this.#cells);
  }

  /** One array serves for all of them: there may be a million, and cells are read-only. */
  #flushBlankRows(): void {
    const blank = Array.from<string>({ length: this.#width }).fill("");
    for (; this.#blankRows > 0; this.#blankRows -= 1) this.#records.push(blank);
  }

  #refuseCell(): never {
    const { column } = this.#cell;
    const limit = this.#limits.cellCharacters.toLocaleString("en");
    throw new TabularError(
      "cell_too_large",
      `Row ${this.#row}, column ${column} holds more than ${limit} characters: this is not a contact list.`,
      { row: this.#row, column },
    );
  }

  #refuseRow(): never {
    const limit = this.#limits.rowCharacters.toLocaleString("en");
    throw new TabularError(
      "row_too_large",
      `Row ${this.#row} holds more than ${limit} characters: this is not a contact list.`,
      {
        row: this.#row,
      },
    );
  }

  #refuseColumns(): never {
    const limit = this.#limits.columns.toLocaleString("en");
    throw new TabularError(
      "too_many_columns",
      `Row ${this.#row} has more than ${limit} columns: remove columns that are not needed.`,
      { row: this.#row },
    );
  }
}
