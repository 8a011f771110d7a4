import type { AuditAction } from "../audit/actions.ts";
import type { Database } from "@rollcall/postgres";
import type { Actor } from "../audit/audit.ts";
import { type Read, readHere } from "../reading/jobs.ts";
import type { ReadOptions } from "./contact-table.ts";
import { fillList } from "./fill-list.ts";
import { readOwnFacts } from "../own-lists/own-store.ts";
import { createList, deleteList } from "./list-store.ts";
import type { Dedupe, List, RowPiece, WrittenRows } from "./list.ts";

export interface FileImport {
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly fileName: string;
  /** Size of the file, if known in advance. */
  readonly sizeBytes?: number | null;
  /** Null: use the file name. */
  readonly name: string | null;
  /** Headers or positions (from 1) of the address columns; null: detected by content. */
  readonly columns: readonly string[] | null;
  readonly options?: ReadOptions;
  readonly dedupe?: Dedupe;
  /** The upload's idempotency key. */
  readonly idempotencyKey?: string | null;
  /** SHA-256 of the upload's parameters. */
  readonly requestHash?: Uint8Array<ArrayBuffer> | null;
  /** Actor and action (such as `list.uploaded`) for the audit log. */
  readonly audit: { readonly actor: Actor; readonly action: AuditAction };
  /** Where to read the file; by default in this thread. */
  readonly read?: Read;
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

/** An opened table of contacts, whose rows come once they know their list. */
type OpenedTable = AsyncGenerator<RowPiece | null, WrittenRows, number>;

/**
 * Imports a file as a list, streaming: rows verbatim, and a contact for each address. Throws TabularError or ColumnError
 * for a bad file, and ListGoneError; nothing of the list remains then.
 */
export async function importFile(database: Database, file: FileImport): Promise<List> {
  const { fileName, columns, options = {}, dedupe = "safe", read = readHere } = file;
  const own = await readOwnFacts(database);
  const table: OpenedTable = read("import", { fileName, options, columns, dedupe, own }, file.bytes);
  try {
    // Only a file that can be opened becomes a list.
    await table.next(0);
    return await importRows(database, file, dedupe, (listId) => rowsOf(table, listId, file.onRows));
  } finally {
    await table.return(undefined as never);
  }
}

async function importRows(
  database: Database,
  file: FileImport,
  dedupe: Dedupe,
  rows: (listId: number) => AsyncGenerator<RowPiece, WrittenRows, unknown>,
): Promise<List> {
  const list = await createList(database, {
    name: file.name ?? file.fileName,
    fileName: file.fileName,
    idempotencyKey: file.idempotencyKey ?? null,
    requestHash: file.requestHash ?? null,
  });
  try {
    const { audit, sizeBytes = null } = file;
    const hasGivenFooter = file.options?.skipFooter !== undefined;
    const filling = { dedupe, replaces: false, sizeBytes, rows, audit, hasGivenFooter };
    const filled = await fillList(database, list.id, filling);
    if (filled === null) throw new ListGoneError();
    return filled;
  } catch (error) {
    // If the database is down, don't keep the client waiting: `repairRuns` deletes the rest later.
    await deleteList(database, null, list.id).catch(() => {});
    throw error;
  }
}

/** The rows of the list. */
async function* rowsOf(
  table: OpenedTable,
  listId: number,
  onRows: FileImport["onRows"],
): AsyncGenerator<RowPiece, WrittenRows, unknown> {
  for (;;) {
    const step = await table.next(listId);
    if (step.done === true) return step.value;
    if (step.value === null) continue;
    yield step.value;
    onRows?.(step.value.rowCount);
  }
}
