import type { Database } from "@rollcall/postgres";
import type { Actor } from "../audit/audit.ts";
import { readCells } from "../rows/read-rows.ts";
import { fillList } from "./fill-list.ts";
import { readBatches, type SourceBatch, Tally } from "./read-batches.ts";
import type { Dedupe, List } from "./list.ts";
import { writeRows } from "./write-rows.ts";

/** Rows read per page. */
const PAGE_ROWS = 1_000;

/** Address columns for a list that was already imported. */
export interface Mapping {
  /** Positions from 0, the main address column first. */
  readonly addressColumns: readonly number[];
  readonly dedupe: Dedupe;
}

/**
 * Re-reads a ready list's stored rows with other address columns, replacing the first reading. Null, and no change, if
 * the list is gone or has a run.
 */
export async function changeMapping(database: Database, by: Actor, list: List, mapping: Mapping): Promise<List | null> {
  const tally = new Tally(list.columnCount);
  const { addressColumns, dedupe } = mapping;
  return await fillList(database, list.id, {
    dedupe,
    replaces: true,
    sizeBytes: null,
    rows: (listId) =>
      writeRows(listId, readBatches(storedRows(database, listId, addressColumns), { dedupe, tally }), {
        dedupe,
        facts: () => tally.facts({ ...list, addressColumns }, list.fileHash),
      }),
    audit: { actor: by, action: "list.remapped" },
  });
}

async function* storedRows(
  database: Database,
  listId: number,
  columns: readonly number[],
): AsyncGenerator<SourceBatch, void, undefined> {
  let widest = { width: 0, longestCell: 0 };
  for (let afterRow = 0; ;) {
    const rows = await readCells(database, listId, afterRow, PAGE_ROWS);
    if (rows.length === 0) return;
    const batch = toBatch(rows, columns, widest);
    yield batch;
    widest = batch;
    afterRow = rows.at(-1)?.rowNumber ?? afterRow;
  }
}

function toBatch(
  stored: Awaited<ReturnType<typeof readCells>>,
  columns: readonly number[],
  before: Pick<SourceBatch, "width" | "longestCell">,
): SourceBatch {
  const texts = stored.map(({ cells }) => JSON.stringify(cells));
  const json = Buffer.from(texts.join(""));
  let { width, longestCell } = before;
  let end = 0;
  const rows = stored.map(({ rowNumber, cells }, index) => {
    const start = end;
    end += Buffer.byteLength(texts[index]!);
    width = Math.max(width, cells.length);
    for (const cell of cells) longestCell = Math.max(longestCell, cell.length);
    const blank = cells.every((cell) => cell.trim() === "");
    return { rowNumber, start, end, cells: columns.map((column) => cells[column] ?? ""), blank };
  });
  return { json, rows, width, longestCell };
}
