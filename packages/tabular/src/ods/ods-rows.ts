import type { TextBudget } from "../expansion-guard.ts";
import { type TableLimits, refuseCell, refuseColumns, refuseRow } from "../table-limits.ts";
import { mailtoAddress } from "../xlsx/mail-links.ts";
import type { XmlEvents } from "../xlsx/read-xml.ts";

/** Limits of a sheet. */
export interface OdsBounds {
  readonly limits: TableLimits;
  readonly budget: TextBudget;
}

/** A row, and how often it comes. */
export interface RepeatedRow {
  readonly cells: string[];
  readonly times: number;
}

const ADVICE = "this is not a contact list";
/** What an empty cell takes where it is stored: `"",`. */
const EMPTY_CELL_CHARACTERS = 3;
/** Rows that one element may stand for; a sheet has 1,048,576. */
const MAX_REPEATED = 1_048_576;
/** Blanks that one element may stand for. */
const MAX_BLANKS = 100;

/** A cell under way. */
interface OpenCell {
  text: string;
  link: string | null;
  readonly times: number;
}

/** Collects the rows of one sheet from content.xml (OpenDocument 1.3 part 3, chapter 9): cells as displayed. */
export class OdsRows implements XmlEvents {
  readonly #position: number;
  readonly #bounds: OdsBounds;
  #rows: RepeatedRow[] = [];
  #sheet = -1;
  #depth = 0;
  #row: string[] = [];
  #rowTimes = 1;
  /** Empty cells, and rows, that count only if something follows. */
  #emptyCells = 0;
  #emptyRows = 0;
  #count = 0;
  #characters = 0;
  #cell: OpenCell | null = null;
  #notes = 0;

  /** `position`: of the sheet, from 0. */
  constructor(position: number, bounds: OdsBounds) {
    this.#position = position;
    this.#bounds = bounds;
  }

  /** The sheet has ended. */
  get isOver(): boolean {
    return this.#sheet > this.#position;
  }

  /** Rows completed since the last call. */
  take(): RepeatedRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  open(tag: string, attributes: Record<string, string>): void {
    if (tag === "table") {
      this.#depth += 1;
      if (this.#depth === 1) this.#sheet += 1;
    }
    if (!this.#isIn()) return;
    if (tag === "table-row") {
      this.#row = [];
      this.#rowTimes = times(attributes["table:number-rows-repeated"]);
    } else if (tag === "table-cell" || tag === "covered-table-cell") {
      this.#cell = { text: "", link: null, times: times(attributes["table:number-columns-repeated"]) };
    } else if (tag === "annotation") this.#notes += 1;
    else if (this.#cell !== null && this.#notes === 0) openText(this.#cell, tag, attributes);
  }

  text(text: string): void {
    if (this.#cell === null || this.#notes > 0 || !this.#isIn()) return;
    this.#cell.text += text;
    const { limits } = this.#bounds;
    if (this.#cell.text.length > limits.cellCharacters)
      refuseCell(this.#count + 1, this.#row.length + 1, limits, ADVICE);
  }

  close(tag: string): void {
    if (this.#isIn()) {
      if (tag === "table-cell" || tag === "covered-table-cell") this.#endCell();
      else if (tag === "table-row") this.#endRow();
      else if (tag === "annotation") this.#notes -= 1;
    }
    if (tag === "table") this.#depth -= 1;
  }

  #isIn(): boolean {
    return this.#depth === 1 && this.#sheet === this.#position;
  }

  #endCell(): void {
    if (this.#cell === null) return;
    const { text: shown, link, times: again } = this.#cell;
    this.#cell = null;
    const isBare = link === null || shown.includes("@");
    const text = isBare ? shown : shown === "" ? link : `${shown} <${link}>`;
    if (text === "") {
      this.#emptyCells += again;
      return;
    }
    const { limits, budget } = this.#bounds;
    const row = this.#count + 1;
    if (this.#row.length + this.#emptyCells + again > limits.columns) refuseColumns(row, limits, ADVICE);
    for (; this.#emptyCells > 0; this.#emptyCells -= 1) this.#row.push("");
    budget.spend(text.length * again, row, this.#row.length + 1);
    for (let time = 0; time < again; time += 1) this.#row.push(text);
    this.#characters += text.length * again;
    if (this.#characters > limits.rowCharacters) refuseRow(row, limits, ADVICE);
  }

  #endRow(): void {
    this.#emptyCells = 0;
    const characters = this.#characters + this.#row.length * EMPTY_CELL_CHARACTERS;
    this.#characters = 0;
    if (this.#row.length === 0) {
      this.#emptyRows += this.#rowTimes;
      return;
    }
    const all = this.#emptyRows * EMPTY_CELL_CHARACTERS + characters * this.#rowTimes;
    this.#bounds.budget.spend(all, this.#count + 1, 1);
    if (this.#emptyRows > 0) this.#rows.push({ cells: [""], times: this.#emptyRows });
    this.#rows.push({ cells: this.#row, times: this.#rowTimes });
    this.#count += this.#emptyRows + this.#rowTimes;
    this.#emptyRows = 0;
  }
}

/** Paragraphs, blanks, tabs and links of a cell's text. */
function openText(cell: OpenCell, tag: string, attributes: Readonly<Record<string, string>>): void {
  if (tag === "p" && cell.text !== "") cell.text += "\n";
  else if (tag === "s") cell.text += " ".repeat(Math.min(MAX_BLANKS, times(attributes["text:c"])));
  else if (tag === "tab") cell.text += "\t";
  else if (tag === "line-break") cell.text += "\n";
  else if (tag === "a") cell.link ??= mailtoAddress(attributes["xlink:href"] ?? "");
}

function times(value: string | undefined): number {
  const number = Number(value ?? 1);
  return Number.isInteger(number) && number >= 1 ? Math.min(number, MAX_REPEATED) : 1;
}
