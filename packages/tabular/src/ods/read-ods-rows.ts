import type { TextBudget } from "../expansion-guard.ts";
import { type TableLimits, refuseCell, refuseColumns, refuseRow } from "../table-limits.ts";
import { mailtoAddress } from "../xlsx/mail-links.ts";
import { readXml } from "../xlsx/read-xml.ts";

/** Limits of a sheet. */
export interface OdsBounds {
  readonly limits: TableLimits;
  readonly budget: TextBudget;
}

const ADVICE = "this is not a contact list";
/** What an empty cell takes where it is stored: `"",`. */
const EMPTY_CELL_CHARACTERS = 3;
/** Rows that one element may stand for; a sheet has 1,048,576. */
const MAX_REPEATED = 1_048_576;
const BATCH_ROWS = 1_000;

/** The rows of a sheet of content.xml, by its position from 0 (OpenDocument 1.3 part 3, chapter 9): cells as displayed. */
export async function* readOdsRows(
  part: AsyncIterable<Uint8Array>,
  position: number,
  { limits, budget }: OdsBounds,
): AsyncGenerator<string[][], void, undefined> {
  const rows: { readonly cells: string[]; readonly times: number }[] = [];
  let sheet = -1;
  let depth = 0;
  let row: string[] = [];
  let rowTimes = 1;
  /** Empty cells, and rows, that count only if something follows. */
  let emptyCells = 0;
  let emptyRows = 0;
  let count = 0;
  let cell: string | null = null;
  let cellTimes = 1;
  let link: string | null = null;
  let isNote = 0;
  let characters = 0;

  const isIn = (): boolean => depth === 1 && sheet === position;
  const times = (value: string | undefined): number => {
    const number = Number(value ?? 1);
    return Number.isInteger(number) && number >= 1 ? Math.min(number, MAX_REPEATED) : 1;
  };
  const endCell = (): void => {
    const shown = cell ?? "";
    const text = link !== null && !shown.includes("@") ? (shown === "" ? link : `${shown} <${link}>`) : shown;
    [cell, link] = [null, null];
    if (text === "") {
      emptyCells += cellTimes;
      return;
    }
    if (row.length + emptyCells + cellTimes > limits.columns) refuseColumns(count + 1, limits, ADVICE);
    for (; emptyCells > 0; emptyCells -= 1) row.push("");
    budget.spend(text.length * cellTimes, count + 1, row.length + 1);
    for (let time = 0; time < cellTimes; time += 1) row.push(text);
    characters += text.length * cellTimes;
    if (characters > limits.rowCharacters) refuseRow(count + 1, limits, ADVICE);
  };
  const endRow = (): void => {
    emptyCells = 0;
    characters = 0;
    if (row.length === 0) {
      emptyRows += rowTimes;
      return;
    }
    const size = row.reduce((sum, text) => sum + text.length, 0) + row.length * EMPTY_CELL_CHARACTERS;
    budget.spend(emptyRows * EMPTY_CELL_CHARACTERS + size * rowTimes, count + 1, 1);
    if (emptyRows > 0) rows.push({ cells: [""], times: emptyRows });
    rows.push({ cells: row, times: rowTimes });
    count += emptyRows + rowTimes;
    emptyRows = 0;
  };
  const events = readXml(part, {
    open(tag, attributes) {
      if (tag === "table") {
        depth += 1;
        if (depth === 1) sheet += 1;
      }
      if (!isIn()) return;
      if (tag === "table-row") {
        row = [];
        rowTimes = times(attributes["table:number-rows-repeated"]);
      } else if (tag === "table-cell" || tag === "covered-table-cell") {
        cell = "";
        cellTimes = times(attributes["table:number-columns-repeated"]);
      } else if (tag === "annotation") isNote += 1;
      else if (cell !== null && isNote === 0) {
        if (tag === "p" && cell !== "") cell += "\n";
        else if (tag === "s") cell += " ".repeat(Math.min(100, times(attributes["text:c"])));
        else if (tag === "tab") cell += "\t";
        else if (tag === "line-break") cell += "\n";
        else if (tag === "a") link ??= mailtoAddress(attributes["xlink:href"] ?? "");
      }
    },
    text(text) {
      if (cell === null || isNote > 0 || !isIn()) return;
      cell += text;
      if (cell.length > limits.cellCharacters) refuseCell(count + 1, row.length + 1, limits, ADVICE);
    },
    close(tag) {
      if (isIn()) {
        if (tag === "table-cell" || tag === "covered-table-cell") endCell();
        else if (tag === "table-row") endRow();
        else if (tag === "annotation") isNote -= 1;
      }
      if (tag === "table") depth -= 1;
    },
  });
  for await (const _ of events) {
    for (const { cells, times: again } of rows.splice(0)) {
      for (let left = again; left > 0; left -= BATCH_ROWS)
        yield Array.from({ length: Math.min(left, BATCH_ROWS) }, () => cells);
    }
    if (sheet > position) return;
  }
}
