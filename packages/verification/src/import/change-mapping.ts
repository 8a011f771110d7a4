import type { Dedupe, List, ListStore } from "@rollcall/ports";
import { readBatches, type SourceRows } from "./import-list.ts";
import { Tally } from "./tally.ts";

/** Rows read from the store at a time. */
const PAGE_ROWS = 1_000;

/** How a list that was read already is to be read. */
export interface Mapping {
  /** Positions from 0, the row's own first. */
  readonly addressColumns: readonly number[];
  readonly dedupe: Dedupe;
}

/**
 * Reads a ready list's stored rows again with other address columns, in the place of the first reading. Null, and nothing
 * has changed, when the list is gone or a run rests on it.
 */
export async function changeMapping(
  store: Pick<ListStore, "fillList" | "readCells">,
  list: List,
  mapping: Mapping,
): Promise<List | null> {
  const tally = new Tally(list.columnCount);
  const { addressColumns, dedupe } = mapping;
  return await store.fillList(list.id, {
    dedupe,
    replaces: true,
    batches: readBatches(storedRows(store, list.id), addressColumns, { dedupe, tally }),
    facts: () => tally.facts({ ...list, addressColumns }, list.fileHash),
  });
}

async function* storedRows(store: Pick<ListStore, "readCells">, listId: number): SourceRows {
  for (let afterRow = 0; ;) {
    const rows = await store.readCells(listId, afterRow, PAGE_ROWS);
    if (rows.length === 0) return;
    yield rows;
    afterRow = rows.at(-1)?.rowNumber ?? afterRow;
  }
}
