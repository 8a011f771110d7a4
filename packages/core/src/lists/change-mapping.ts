import type { Database } from "@rollcall/postgres";
import type { Actor } from "../audit/audit.ts";
import { readOwnFacts } from "../own-lists/own-store.ts";
import { type Read, readHere } from "../reading/jobs.ts";
import { readStoredCells } from "../rows/read-rows.ts";
import { fillList } from "./fill-list.ts";
import type { Dedupe, List } from "./list.ts";

/** Rows read per page. */
const PAGE_ROWS = 1_000;
/** Characters handed over at once, beside one row. */
const CHUNK_CHARACTERS = 256 * 1024;

/** Address columns for a list that was already imported. */
export interface Mapping {
  /** Positions from 0, the main address column first. */
  readonly addressColumns: readonly number[];
  readonly dedupe: Dedupe;
}

/**
 * Re-reads a ready list's stored rows with other address columns, replacing the first reading. Null, and no change, if
 * the list is gone or has a run. `read`: where; by default in this thread.
 */
export async function changeMapping(
  database: Database,
  by: Actor,
  list: List,
  { addressColumns, dedupe }: Mapping,
  read: Read = readHere,
): Promise<List | null> {
  const both = [...list.addressColumns, ...list.otherColumns].sort((left, right) => left - right);
  const otherColumns = both.filter((column) => !addressColumns.includes(column));
  const {
    encoding,
    encodingNote,
    delimiter,
    hasHeader,
    columns,
    prelude,
    footer,
    columnCount,
    fileHash,
    headHash,
    sizeBytes,
  } = list;
  const print = { fileHash, headHash, sizeBytes };
  const format = {
    encoding,
    encodingNote,
    delimiter,
    hasHeader,
    columns,
    prelude,
    footer,
    addressColumns,
    otherColumns,
  };
  const own = await readOwnFacts(database);
  const order = { format, columnCount, print, dedupe, own };
  return await fillList(database, list.id, {
    dedupe,
    replaces: true,
    hasGivenFooter: true,
    sizeBytes: null,
    rows: (listId) => read("remap", { listId, ...order }, storedRows(database, listId)),
    audit: { actor: by, action: "list.remapped" },
  });
}

/** The rows as the job takes them. Their cells are JSON already. */
async function* storedRows(database: Database, listId: number): AsyncGenerator<Uint8Array, void, undefined> {
  for (let afterRow = 0; ;) {
    const page = await readStoredCells(database, listId, afterRow, PAGE_ROWS);
    if (page.length === 0) return;
    let rows = "";
    for (const { rowNumber, cells } of page) {
      rows += `${rows === "" ? "" : ","}[${rowNumber},${cells}]`;
      if (rows.length < CHUNK_CHARACTERS) continue;
      yield Buffer.from(`[${rows}]`);
      rows = "";
    }
    if (rows !== "") yield Buffer.from(`[${rows}]`);
    afterRow = page.at(-1)?.rowNumber ?? afterRow;
  }
}
