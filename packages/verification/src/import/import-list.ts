import type { Dedupe, ImportBatch, List, ListFormat, ListStore } from "@rollcall/ports";
import { AddressReader } from "./address-reader.ts";
import { readRow } from "./read-row.ts";
import { Tally } from "./tally.ts";

/** Rows of a file or of the store, in their order. */
export type SourceRows = AsyncIterable<readonly { readonly rowNumber: number; readonly cells: readonly string[] }[]>;

/** A table that is being read: what the tabular package opens. */
export interface ImportSource extends ListFormat {
  rows(): SourceRows;
  /** SHA-256 of the bytes, once all rows were read. */
  fileHash(): string;
}

export interface ImportRequest {
  readonly name: string;
  readonly fileName: string;
  readonly dedupe: Dedupe;
  readonly idempotencyKey: string | null;
  /** Told of the rows stored so far. */
  readonly onRows?: (rows: number) => void;
}

/** The list was deleted while its file was being read. */
export class ListGoneError extends Error {
  readonly code = "list_gone" as const;

  constructor() {
    super("The list was deleted while its file was being read.");
    this.name = "ListGoneError";
  }
}

/**
 * Stores a table as a list: its rows as they came, a contact for each address. When the source breaks, the list and its
 * rows go, and the error goes on to the caller.
 */
export async function importList(store: ListStore, source: ImportSource, request: ImportRequest): Promise<List> {
  const { name, fileName, idempotencyKey, dedupe } = request;
  const list = await store.createList({ name, fileName, idempotencyKey });
  try {
    const tally = new Tally(source.columns.length);
    const filled = await store.fillList(list.id, {
      dedupe,
      replaces: false,
      batches: readBatches(source.rows(), source.addressColumns, { dedupe, tally, onRows: request.onRows }),
      facts: () => tally.facts(source, source.fileHash()),
    });
    if (filled === null) throw new ListGoneError();
    return filled;
  } catch (error) {
    await store.deleteList(list.id);
    throw error;
  }
}

interface Reading {
  readonly dedupe: Dedupe;
  readonly tally: Tally;
  readonly onRows?: ((rows: number) => void) | undefined;
}

/** Rows with the contacts that they name, a batch at a time. */
export async function* readBatches(
  rows: SourceRows,
  addressColumns: readonly number[],
  { dedupe, tally, onRows }: Reading,
): AsyncGenerator<ImportBatch, void, undefined> {
  const addresses = new AddressReader(dedupe === "relaxed");
  for await (const batch of rows) {
    const read = batch.map(({ rowNumber, cells }) => readRow(rowNumber, cells, addressColumns, addresses));
    for (const row of read) tally.count(row);
    yield read;
    onRows?.(tally.rows);
  }
}
