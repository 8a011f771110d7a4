import type { Database } from "@rollcall/postgres";
import type { Actor } from "../audit/audit.ts";
import type { NewContact } from "../contacts/contact.ts";
import { AddressReader } from "./address-reader.ts";
import { fillList } from "./fill-list.ts";
import { createList, deleteList } from "./list-store.ts";
import type { Dedupe, ImportBatch, List, NewRow, ListFormat, FinishedImport } from "./list.ts";

export interface ImportRequest {
  readonly name: string;
  readonly fileName: string;
  readonly dedupe: Dedupe;
  readonly idempotencyKey: string | null;
  /** Size of the file, if known in advance. */
  readonly sizeBytes: number | null;
  /** SHA-256 of the upload's parameters; null without an idempotency key. */
  readonly requestHash?: Uint8Array<ArrayBuffer> | null;
  /** Actor and action for the audit log. */
  readonly audit: { readonly actor: Actor; readonly action: string };
  /** Called with the number of rows stored so far. */
  readonly onRows?: (rows: number) => void;
}

/** The list was deleted during its import. */
export class ListGoneError extends Error {
  readonly code = "list_gone" as const;

  constructor() {
    super("The list was deleted during its import.");
    this.name = "ListGoneError";
  }
}

/**
 * Stores a table as a list: rows verbatim, and a contact for each address. If the source fails, the list is deleted and
 * the error is rethrown.
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
    // If the database is down, don't keep the client waiting: `repairRuns` deletes the rest later.
    await deleteList(database, null, list.id).catch(() => {});
    throw error;
  }
}

interface Reading {
  readonly dedupe: Dedupe;
  readonly tally: Tally;
  readonly onRows?: ((rows: number) => void) | undefined;
}

/** Rows with the contacts that they name, in batches. */
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

/**
 * The distinct contacts in a row's address cells; the first one of the first column leads. Beside an address, a word without @ is a
 * remark: it must not lead, since the row would be reported as undeliverable.
 */
function readRow({ rowNumber, start, end, cells, blank }: SourceRow, addresses: AddressReader): NewRow {
  const contacts = readContacts(cells, addresses);
  const problem = contacts.length > 0 ? null : blank ? "blank" : "no_address";
  return { rowNumber, start, end, contacts, problem };
}

function readContacts(cells: readonly string[], addresses: AddressReader): readonly NewContact[] {
  const found = cells.length === 1 ? addresses.read(cells[0]!) : cells.flatMap((cell) => addresses.read(cell));
  if (found.length < 2) return found;
  const withSign = found.filter(({ syntaxProblem }) => syntaxProblem !== "no_at_sign");
  const named = withSign.length > 0 ? withSign : found;
  return [...new Map(named.map((contact) => [contact.key, contact])).values()];
}

/** A row from a file or the store. */
interface SourceRow {
  readonly rowNumber: number;
  /** Offsets of its cells in the batch's `json`: an array of strings. */
  readonly start: number;
  readonly end: number;
  /** Cells of the address columns. */
  readonly cells: readonly string[];
  /** All cells are blank, not only those of address columns. */
  readonly blank: boolean;
}

/** Consecutive rows of a file or the store. */
export interface SourceBatch {
  /** UTF-8. Overwritten by the next batch. */
  readonly json: Uint8Array;
  readonly rows: readonly SourceRow[];
  /** Cells of the widest row so far, over all batches. */
  readonly width: number;
  /** UTF-16 code units of the longest cell so far. */
  readonly longestCell: number;
}

/** A table being read, as opened by the tabular package. */
export interface ImportSource extends ListFormat {
  /** Includes the cells of `addressColumns`. */
  rows(): AsyncIterable<SourceBatch>;
  /** SHA-256 of the file, after all rows were read. */
  fileHash(): string;
}

/** Counters of an import. */
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
