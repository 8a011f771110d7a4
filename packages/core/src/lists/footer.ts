import type { Transaction } from "@rollcall/postgres";
import { fromStoredCells } from "../rows/read-rows.ts";

/** Rows at a list's end that may be its footer. */
const MOST_ROWS = 20;
/** A footer's rows have at most this many cells filled, and at most half as many as the table has columns. */
const FILLED_CELLS = 2;

/** A stored row, from the last one backwards. */
export interface LastRow {
  readonly rowNumber: number;
  readonly cells: readonly string[];
  /** It names an address. */
  readonly isNamed: boolean;
}

/** Rows that were taken off the end of a list. */
export interface Footer {
  readonly rows: readonly (readonly string[])[];
  /** How many of them are blank. */
  readonly blankCount: number;
}

/**
 * The first row of a list's footer, or null: what stands below the table after a blank row, and is narrower than it, such as a
 * report's notices. `last`: the last rows, backwards; `width`: columns of the table.
 */
export function footerStart(last: readonly LastRow[], width: number): number | null {
  const most = Math.min(FILLED_CELLS, Math.floor(width / 2));
  if (width < 3) return null;
  let start: number | null = null;
  let isFilled = false;
  for (const { rowNumber, cells, isNamed } of last) {
    const filled = cells.filter((cell) => cell.trim() !== "").length;
    if (isNamed || filled > most) break;
    if (filled > 0) isFilled = true;
    else if (isFilled) start = rowNumber;
  }
  return start;
}

const LAST = `
  SELECT row_number AS "rowNumber", cells, contact_id IS NOT NULL AS "isNamed" FROM list_rows
  WHERE list_id = $1 ORDER BY row_number DESC LIMIT ${MOST_ROWS}`;

/** Takes the footer off a list that was just read. */
export async function takeFooter(client: Transaction, listId: number, width: number): Promise<Footer> {
  const { rows } = await client.query<{ rowNumber: number; cells: string; isNamed: boolean }>(LAST, [listId]);
  const last = rows.map(({ rowNumber, isNamed, cells }) => ({ rowNumber, isNamed, cells: fromStoredCells(cells) }));
  const start = footerStart(last, width);
  if (start === null) return { rows: [], blankCount: 0 };
  await client.query("DELETE FROM list_rows WHERE list_id = $1 AND row_number >= $2", [listId, start]);
  const taken = last.filter(({ rowNumber }) => rowNumber >= start).toReversed();
  return {
    rows: taken.map(({ cells }) => cells),
    blankCount: taken.filter(({ cells }) => cells.every((cell) => cell.trim() === "")).length,
  };
}
