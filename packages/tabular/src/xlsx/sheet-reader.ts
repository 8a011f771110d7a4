import { type TableLimits, refuseCell, refuseColumns } from "../table-limits.ts";
import { columnOf } from "./cell-reference.ts";
import { SHEET_ROWS } from "./excel-limits.ts";
import { linkKey } from "./mail-links.ts";
import type { MailLinks } from "./mail-links.ts";
import type { XmlEvents } from "./read-xml.ts";
import { ESCAPE_CHARACTERS } from "./xlsx-text.ts";

/** One `<c>` as stored (ECMA-376 part 1 §18.3.1.4). */
export interface RawCell {
  /** From 1. */
  readonly column: number;
  readonly type: string;
  /** Index of the cell format; -1: none. */
  readonly style: number;
  /** Null: the cell only has a style. */
  value: string | null;
  /** Text in the cell itself (`<is>`), which counts before a value. */
  inline: string | null;
  formula: string;
}

/** A row with at least one cell that has content or a link. */
export interface RawRow {
  /** From 1. */
  readonly number: number;
  readonly cells: readonly RawCell[];
}

/** Advice for workbooks beyond Excel's limits. */
export const CELL_ADVICE = "that is more than Excel allows, so shorten it or remove the column";

/** Collects raw rows from a sheet's XML. References are resolved later: the texts may be long, and many. */
export class SheetReader implements XmlEvents {
  readonly #links: MailLinks;
  readonly #limits: TableLimits;
  #rows: RawRow[] = [];
  #row = 0;
  #column = 0;
  #cells: RawCell[] = [];
  #cell: RawCell = { column: 0, type: "n", style: -1, value: null, inline: null, formula: "" };
  #text: string | null = null;
  #inReading = false;

  constructor(links: MailLinks, limits: TableLimits) {
    this.#links = links;
    this.#limits = limits;
  }

  /** Rows completed since the last call. */
  take(): RawRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
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
    this.#hold(this.#text);
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
    else if (name === "t") cell.inline = (cell.inline ?? "") + text;
    if (cell.value !== null) this.#hold(cell.value);
    if (cell.inline !== null) this.#hold(cell.inline);
  }

  #openRow(reference: string | undefined): void {
    const number = Number(reference);
    const next = this.#row + 1;
    this.#row = Number.isInteger(number) && number >= next && number <= SHEET_ROWS ? number : next;
    this.#cells = [];
    this.#column = 0;
  }

  #openCell({ r, t, s }: Record<string, string>): void {
    const column = r === undefined ? 0 : columnOf(r);
    this.#column = column > 0 ? column : this.#column + 1;
    this.#cell = {
      column: this.#column,
      type: t ?? "n",
      style: s === undefined ? -1 : Number(s),
      value: null,
      inline: null,
      formula: "",
    };
  }

  #closeCell(): void {
    this.#cell.value = this.#cell.inline ?? this.#cell.value;
    const { column, value, formula } = this.#cell;
    if (value === null && formula === "" && !this.#links.has(linkKey(this.#row, column))) return;
    this.#cells.push(this.#cell);
    if (column > this.#limits.columns || this.#cells.length > this.#limits.columns) {
      refuseColumns(this.#row, this.#limits, "remove columns that are not needed");
    }
  }

  #closeRow(): void {
    if (this.#cells.length > 0) this.#rows.push({ number: this.#row, cells: this.#cells });
    this.#cells = [];
  }

  /** Rejects what is too long even if all of it were escapes. */
  #hold(text: string): void {
    if (text.length <= this.#limits.cellCharacters * ESCAPE_CHARACTERS) return;
    refuseCell(this.#row, this.#cell.column, this.#limits, CELL_ADVICE);
  }
}
