import type { Handler } from "htmlparser2";
import { type RecordLimits, refuseCell, refuseColumns, refuseRow } from "../table-limits.ts";
import { TabularError } from "../tabular-error.ts";
import { mailtoAddress } from "../xlsx/mail-links.ts";

const ADVICE = "this is not a contact list";
/** Elements within one another; pages have some dozens, and the parser takes quadratic time for depth. */
const MAX_DEPTH = 500;
/** Columns that a cell may span. */
const MAX_SPAN = 100;

/** Elements whose text nobody sees. */
const UNSEEN: ReadonlySet<string> = new Set(["script", "style", "template", "title", "noscript"]);
/** Elements that begin a new line. */
const BREAKS: ReadonlySet<string> = new Set(["br", "p", "div", "li"]);

/** A cell under way. */
interface OpenCell {
  text: string;
  link: string | null;
  readonly span: number;
}

/**
 * Collects the rows of all tables of a page from a parser's events; tables within a cell are its text. A name that links to
 * an address is `Ada Ahl <ada@example.org>`.
 */
export class HtmlRows implements Partial<Handler> {
  readonly #limits: RecordLimits;
  #rows: string[][] = [];
  #row: string[] | null = null;
  #cell: OpenCell | null = null;
  #depth = 0;
  #tables = 0;
  #unseen = 0;
  #count = 0;
  #characters = 0;

  constructor(limits: RecordLimits) {
    this.#limits = limits;
  }

  /** Rows completed since the last call. */
  take(): string[][] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  onopentag(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH)
      throw new TabularError(
        "damaged_file",
        "The elements of this page are nested too deep: save the list as CSV or XLSX.",
      );
    if (UNSEEN.has(name)) this.#unseen += 1;
    if (name === "table") this.#tables += 1;
    else if (name === "a") this.#openLink(attributes["href"] ?? "");
    else if (BREAKS.has(name)) this.#break();
    else if (this.#tables === 1 && name === "tr") {
      this.endRow();
      this.#row = [];
    } else if (this.#tables === 1 && (name === "td" || name === "th")) this.#openCell(attributes["colspan"]);
  }

  ontext(text: string): void {
    if (this.#cell === null || this.#unseen > 0) return;
    this.#cell.text += text.replaceAll("\n", " ");
    this.#characters += text.length;
    const row = this.#count + 1;
    if (this.#cell.text.length > this.#limits.cellCharacters)
      refuseCell(row, (this.#row?.length ?? 0) + 1, this.#limits, ADVICE);
    if (this.#characters > this.#limits.rowCharacters) refuseRow(row, this.#limits, ADVICE);
  }

  onclosetag(name: string): void {
    this.#depth -= 1;
    if (UNSEEN.has(name)) this.#unseen -= 1;
    if (this.#tables === 1) {
      if (name === "tr" || name === "table") this.endRow();
      else if (name === "td" || name === "th") this.#endCell();
    }
    if (name === "table") this.#tables = Math.max(0, this.#tables - 1);
  }

  /** Ends the row under way. */
  endRow(): void {
    this.#endCell();
    if (this.#row === null) return;
    this.#count += 1;
    this.#rows.push(this.#row);
    this.#row = null;
    this.#characters = 0;
  }

  #openCell(colspan: string | undefined): void {
    this.#endCell();
    this.#row ??= [];
    this.#cell = { text: "", link: null, span: Math.min(MAX_SPAN, Math.max(1, Number(colspan ?? 1) || 1)) };
  }

  #openLink(href: string): void {
    if (this.#cell !== null) this.#cell.link ??= mailtoAddress(href);
  }

  #break(): void {
    if (this.#cell !== null && this.#cell.text !== "") this.#cell.text += "\n";
  }

  #endCell(): void {
    if (this.#row === null || this.#cell === null) return;
    const { text, link, span } = this.#cell;
    const shown = text
      .replaceAll(/[^\S\n]+/gu, " ")
      .replaceAll(/ ?\n[ \n]*/gu, "\n")
      .trim();
    const isBare = link === null || shown.includes("@");
    this.#row.push(isBare ? shown : shown === "" ? link : `${shown} <${link}>`);
    for (let more = 1; more < span; more += 1) this.#row.push("");
    if (this.#row.length > this.#limits.columns) refuseColumns(this.#count + 1, this.#limits, ADVICE);
    this.#cell = null;
  }
}
