import type { Database } from "@rollcall/postgres";
import { AddressReader } from "./address-reader.ts";
import type { Actor } from "../audit/audit.ts";
import type { Dedupe, ImportBatch, List, NewRow, ListFormat, FinishedImport } from "./list.ts";
import { createList, deleteList } from "./list-store.ts";
import { fillList } from "./fill-list.ts";
import type { NewContact } from "../contacts/contact.ts";

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

/** Finds the contacts in a row's address cells, each once, the first of the first column foremost. */
function readRow({ rowNumber, start, end, cells, blank }: SourceRow, addresses: AddressReader): NewRow {
  const contacts = readContacts(cells, addresses);
  const problem = contacts.length > 0 ? null : blank ? "blank" : "no_address";
  return { rowNumber, start, end, contacts, problem };
}

function readContacts(cells: readonly string[], addresses: AddressReader): readonly NewContact[] {
  const found = cells.length === 1 ? addresses.read(cells[0]!) : cells.flatMap((cell) => addresses.read(cell));
  return found.length < 2 ? found : [...new Map(found.map((contact) => [contact.key, contact])).values()];
}

/** A row as it is to be stored. */
interface SourceRow {
  readonly rowNumber: number;
  /** Where its cells stand in the batch's `json`: an array of strings. */
  readonly start: number;
  readonly end: number;
  /** Of them, those of the address columns. */
  readonly cells: readonly string[];
  /** No cell, of an address column or another, has anything but white space. */
  readonly blank: boolean;
}

/** Rows of a file or of the store, in their order. */
export interface SourceBatch {
  /** UTF-8. Overwritten when the next batch is taken. */
  readonly json: Uint8Array;
  readonly rows: readonly SourceRow[];
  /** Cells of the widest row so far, in all batches. */
  readonly width: number;
  /** UTF-16 units of the longest cell so far. */
  readonly longestCell: number;
}

/** A table that is being read: what the tabular package opens. */
export interface ImportSource extends ListFormat {
  /** With the cells of `addressColumns`. */
  rows(): AsyncIterable<SourceBatch>;
  /** SHA-256 of the bytes, once all rows were read. */
  fileHash(): string;
}

/** Counts of rows while they are read. */
export class Tally {
  #width: number;
  #longest = 0;
  #rows = 0;
  #blank = 0;
  #noAddress = 0;
  #invalid = 0;
  #several = 0;

  /** `width`: cells of the header. */
  constructor(width: number) {
    this.#width = width;
  }

  get rows(): number {
    return this.#rows;
  }

  count({ width, longestCell }: Pick<SourceBatch, "width" | "longestCell">, rows: readonly NewRow[]): void {
    this.#width = Math.max(this.#width, width);
    this.#longest = longestCell;
    this.#rows += rows.length;
    for (const { problem, contacts } of rows) {
      if (problem === "blank") this.#blank += 1;
      else if (problem === "no_address") this.#noAddress += 1;
      else if (contacts[0]?.syntaxProblem) this.#invalid += 1;
      if (contacts.length > 1) this.#several += 1;
    }
  }

  facts(format: ListFormat, fileHash: string | null): FinishedImport {
    return {
      encoding: format.encoding,
      encodingNote: format.encodingNote,
      delimiter: format.delimiter,
      hasHeader: format.hasHeader,
      columns: format.columns,
      addressColumns: format.addressColumns,
      fileHash,
      columnCount: this.#width,
      longestCell: this.#longest,
      blankCount: this.#blank,
      noAddressCount: this.#noAddress,
      invalidCount: this.#invalid,
      severalCount: this.#several,
    };
  }
}
