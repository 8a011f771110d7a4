import { Parser } from "htmlparser2";
import { EventLoopYield } from "../event-loop-yield.ts";
import { type RecordLimits, refuseCell, refuseColumns, refuseRow } from "../table-limits.ts";
import { TabularError } from "../tabular-error.ts";
import { mailtoAddress } from "../xlsx/mail-links.ts";

const ADVICE = "this is not a contact list";
/** Elements within one another; pages have some dozens. */
const MAX_DEPTH = 500;
/** Columns that a cell may span. */
const MAX_SPAN = 100;

/** Elements whose text nobody sees. */
const UNSEEN: ReadonlySet<string> = new Set(["script", "style", "template", "title", "noscript"]);
/** Elements that begin a new line. */
const BREAKS: ReadonlySet<string> = new Set(["br", "p", "div", "li"]);

/**
 * The rows of all tables of a page, in order; tables within a cell are its text. A name that links to an address is
 * `Ada Ahl <ada@example.org>`.
 */
export async function* readHtmlRows(
  text: AsyncIterable<string>,
  limits: RecordLimits,
): AsyncGenerator<string[][], void, undefined> {
  const loop = new EventLoopYield();
  let rows: string[][] = [];
  let row: string[] | null = null;
  let cell: string | null = null;
  let span = 1;
  let link: string | null = null;
  let depth = 0;
  let tables = 0;
  let unseen = 0;
  let count = 0;
  let characters = 0;
  const endCell = (): void => {
    if (row === null || cell === null) return;
    const shown = cell
      .replaceAll(/[^\S\n]+/gu, " ")
      .replaceAll(/ ?\n[ \n]*/gu, "\n")
      .trim();
    const whole = link !== null && !shown.includes("@") ? (shown === "" ? link : `${shown} <${link}>`) : shown;
    row.push(whole);
    for (let more = 1; more < span; more += 1) row.push("");
    if (row.length > limits.columns) refuseColumns(count + 1, limits, ADVICE);
    [cell, link, span] = [null, null, 1];
  };
  const endRow = (): void => {
    endCell();
    if (row === null) return;
    count += 1;
    rows.push(row);
    row = null;
    characters = 0;
  };
  const parser = new Parser({
    onopentag(name, attributes) {
      depth += 1;
      // The parser takes quadratic time for depth.
      if (depth > MAX_DEPTH) throw tooDeep();
      if (UNSEEN.has(name)) unseen += 1;
      if (name === "table") {
        tables += 1;
        return;
      }
      if (tables === 1 && name === "tr") {
        endRow();
        row = [];
      } else if (tables === 1 && (name === "td" || name === "th")) {
        endCell();
        row ??= [];
        cell = "";
        span = Math.min(MAX_SPAN, Math.max(1, Number(attributes["colspan"] ?? 1) || 1));
      } else if (name === "a") link ??= mailtoAddress(attributes["href"] ?? "");
      else if (BREAKS.has(name) && cell !== null && cell !== "") cell += "\n";
    },
    ontext(piece) {
      if (cell === null || unseen > 0) return;
      cell += piece.replaceAll("\n", " ");
      characters += piece.length;
      if (cell.length > limits.cellCharacters) refuseCell(count + 1, (row?.length ?? 0) + 1, limits, ADVICE);
      if (characters > limits.rowCharacters) refuseRow(count + 1, limits, ADVICE);
    },
    onclosetag(name) {
      depth -= 1;
      if (UNSEEN.has(name)) unseen -= 1;
      if (name === "table") {
        if (tables === 1) endRow();
        tables = Math.max(0, tables - 1);
      } else if (tables === 1 && name === "tr") endRow();
      else if (tables === 1 && (name === "td" || name === "th")) endCell();
    },
  });
  for await (const piece of text) {
    parser.write(piece);
    if (rows.length > 0) yield rows;
    rows = [];
    await loop.after(piece.length);
  }
  parser.end();
  endRow();
  if (rows.length > 0) yield rows;
}

function tooDeep(): TabularError {
  return new TabularError(
    "damaged_file",
    "The elements of this page are nested too deep: save the list as CSV or XLSX.",
  );
}
