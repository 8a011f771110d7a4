import { EventLoopYield } from "../event-loop-yield.ts";
import { type TableLimits, refuseCell, refuseRow } from "../table-limits.ts";
import { cellText } from "./cell-text.ts";
import type { SheetContext } from "./cell-text.ts";
import { readXml } from "./read-xml.ts";
import { CELL_ADVICE, SheetReader } from "./sheet-reader.ts";
import type { RawRow } from "./sheet-reader.ts";
import type { TextBudget } from "../expansion-guard.ts";

/** Characters and cells per batch. */
const BATCH_CHARACTERS = 256 * 1024;
/** Blank rows per batch: there may be a million between two others. */
const BATCH_BLANKS = 1_000;
/** Cost of a cell, in characters. */
const CELL_WORK = 8;
/** What an empty cell takes where it is stored: `"",`. */
const EMPTY_CELL_CHARACTERS = 3;
/** An omitted row has one cell, as a blank line of a CSV file has. All share it: cells are read-only. */
const BLANK_ROW: string[] = [""];

/** Limits of a sheet. */
export interface SheetBounds {
  readonly limits: TableLimits;
  readonly budget: TextBudget;
}

/**
 * The rows of the sheet in `part` as records. A sheet omits what is empty: omitted rows come back as a blank cell,
 * short rows are padded to the width of the first, and trailing cells that only have a format are dropped.
 */
export async function* readSheet(
  part: AsyncIterable<Uint8Array>,
  context: SheetContext,
  bounds: SheetBounds,
): AsyncGenerator<string[][], void, undefined> {
  const reader = new SheetReader(context.links, bounds.limits);
  const loop = new EventLoopYield();
  let width = 0;
  let before = 0;
  for await (const _ of readXml(part, reader)) {
    let batch: string[][] = [];
    let size = 0;
    for (const row of reader.take()) {
      const cells = await showCells(row, context, bounds, loop);
      if (cells.length === 0) continue;
      width ||= cells.length;
      while (cells.length < width) cells.push("");
      const missing = row.number - before - 1;
      bounds.budget.spend((missing + cells.length) * EMPTY_CELL_CHARACTERS, row.number, cells.length);
      for (const blanks of blankRows(missing)) {
        batch.push(...blanks);
        yield batch;
        batch = [];
        size = 0;
        await loop.after(blanks.length * CELL_WORK);
      }
      before = row.number;
      batch.push(cells);
      size += cells.reduce((sum, cell) => sum + cell.length + 1, 0);
      if (size < BATCH_CHARACTERS) continue;
      yield batch;
      batch = [];
      size = 0;
    }
    if (batch.length > 0) yield batch;
  }
}

/** A row's cells in their columns; [] without content. */
async function showCells(
  { number, cells: raw }: RawRow,
  context: SheetContext,
  { limits, budget }: SheetBounds,
  loop: EventLoopYield,
): Promise<string[]> {
  const cells: string[] = [];
  let characters = 0;
  for (const cell of raw) {
    const text = cellText(cell, number, context);
    if (text === null) continue;
    if (text.length > limits.cellCharacters) refuseCell(number, cell.column, limits, CELL_ADVICE);
    characters += text.length;
    if (characters > limits.rowCharacters) refuseRow(number, limits, "this is not a contact list");
    budget.spend(text.length, number, cell.column);
    while (cells.length < cell.column - 1) cells.push("");
    cells[cell.column - 1] = text;
    const turn = loop.after(text.length + CELL_WORK + context.strings.takeFetched());
    if (turn !== undefined) await turn;
  }
  return cells;
}

function* blankRows(count: number): Generator<string[][]> {
  for (let left = count; left > 0; left -= BATCH_BLANKS) {
    yield Array.from({ length: Math.min(left, BATCH_BLANKS) }, () => BLANK_ROW);
  }
}
