import type { Database } from "@rollcall/postgres";
import { AddressReader } from "./address-reader.ts";
import { readRow } from "./read-row.ts";
import type { ImportSource, SourceBatch } from "./import-source.ts";
import { Tally } from "./tally.ts";
import type { Actor } from "../records/audit.ts";
import type { Dedupe, ImportBatch, List } from "../records/list.ts";
import { createList, deleteList } from "./list-store.ts";
import { fillList } from "./fill-list.ts";

export interface ImportRequest {
  readonly name: string;
  readonly fileName: string;
  readonly dedupe: Dedupe;
  readonly idempotencyKey: string | null;
  /** Bytes of the file, where that is known before it is read. */
  readonly sizeBytes: number | null;
  /** SHA-256 of what was asked for beside the file; null without a key. */
  readonly requestHash?: Uint8Array<ArrayBuffer> | null;
  /** For the audit log: who, and what it is called there. */
  readonly audit: { readonly actor: Actor; readonly action: string };
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
export async function importList(database: Database, source: ImportSource, request: ImportRequest): Promise<List> {
  const { name, fileName, idempotencyKey, requestHash = null, sizeBytes, dedupe, audit } = request;
  const list = await createList(database, { name, fileName, idempotencyKey, requestHash });
  try {
    const tally = new Tally(source.columns.length);
    const filled = await fillList(database, list.id, {
      dedupe,
      replaces: false,
      sizeBytes,
      batches: readBatches(source.rows(), { dedupe, tally, onRows: request.onRows }),
      facts: () => tally.facts(source, source.fileHash()),
      audit,
    });
    if (filled === null) throw new ListGoneError();
    return filled;
  } catch (error) {
    // Where the database is away, the client hears at once, and `mendRuns` deletes what is left.
    await deleteList(database, null, list.id).catch(() => {});
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
  batches: AsyncIterable<SourceBatch>,
  { dedupe, tally, onRows }: Reading,
): AsyncGenerator<ImportBatch, void, undefined> {
  const addresses = new AddressReader(dedupe === "relaxed");
  for await (const batch of batches) {
    const rows = batch.rows.map((row) => readRow(row, addresses));
    tally.count(batch, rows);
    yield { json: batch.json, rows };
    onRows?.(tally.rows);
  }
}
