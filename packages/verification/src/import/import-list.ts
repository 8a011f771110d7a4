import type { ImportBatch, List, ListFormat, ListStore, NewContact, NewRow } from "@rollcall/ports";
import { readRow } from "./read-row.ts";

/** A table that is being read: what the tabular package opens. */
export interface ImportSource extends ListFormat {
  rows(): AsyncIterable<readonly { readonly rowNumber: number; readonly cells: readonly string[] }[]>;
  /** SHA-256 of the bytes, once all rows were read. */
  fileHash(): string;
}

export interface ImportRequest {
  readonly name: string;
  readonly fileName: string;
  /** Told of the rows stored so far. */
  readonly onRows?: (rows: number) => void;
}

interface Tally {
  rows: number;
  blank: number;
  noAddress: number;
  invalid: number;
}

/**
 * Stores a table as a list: its rows as they came, a contact for each address. When the source breaks, the list and its
 * rows go, and the error goes on to the caller.
 */
export async function importList(store: ListStore, source: ImportSource, request: ImportRequest): Promise<List> {
  const list = await store.createList({ name: request.name, fileName: request.fileName });
  const tally: Tally = { rows: 0, blank: 0, noAddress: 0, invalid: 0 };
  try {
    const counts = await store.importRows(list.id, readBatches(store, source, request, tally));
    return await store.finishList(list.id, {
      encoding: source.encoding,
      encodingNote: source.encodingNote,
      delimiter: source.delimiter,
      hasHeader: source.hasHeader,
      columns: source.columns,
      addressColumns: source.addressColumns,
      fileHash: source.fileHash(),
      rowCount: counts.rowCount,
      contactCount: counts.contactCount,
      duplicateCount: counts.duplicateCount,
      blankCount: tally.blank,
      noAddressCount: tally.noAddress,
      invalidCount: tally.invalid,
    });
  } catch (error) {
    await store.deleteList(list.id);
    throw error;
  }
}

async function* readBatches(
  store: ListStore,
  source: ImportSource,
  request: ImportRequest,
  tally: Tally,
): AsyncGenerator<ImportBatch> {
  for await (const batch of source.rows()) {
    const rows: NewRow[] = [];
    const contacts = new Map<string, NewContact>();
    for (const { rowNumber, cells } of batch) {
      const read = readRow(rowNumber, cells, source.addressColumns, store.contactId);
      rows.push(read.row);
      for (const contact of read.contacts) contacts.set(contact.id, contact);
      count(tally, read.row, read.contacts);
    }
    yield { rows, contacts: [...contacts.values()] };
    request.onRows?.(tally.rows);
  }
}

function count(tally: Tally, row: NewRow, contacts: readonly NewContact[]): void {
  tally.rows += 1;
  if (row.problem === "blank") tally.blank += 1;
  if (row.problem === "no_address") tally.noAddress += 1;
  if (contacts[0]?.syntaxProblem) tally.invalid += 1;
}
