import { assertRoom, type Database, explainByRoom, inTransaction, type Transaction } from "@rollcall/postgres";
import { TabularError } from "@rollcall/tabular";
import { claimChangeKey, type ChangeKey } from "../access/idempotency.ts";
import { announceRead } from "../webhooks/list-event.ts";
import { audit, type Actor } from "../audit/audit.ts";
import { readOwnFacts } from "../own-lists/own-store.ts";
import { type Read, readHere } from "../reading/jobs.ts";
import { countMailboxes, type MailboxCount } from "../rows/mailbox-count.ts";
import { ListNotFreeError, underWay } from "../runs/insert-run.ts";
import { addRows, replaceRows } from "./add-rows.ts";
import type { ReadOptions } from "./contact-table.ts";
import { copyRows, type CopiedRows } from "./copy-rows.ts";
import { ListGoneError } from "./import-file.ts";
import { IMPORT_LOCK, readList } from "./list-store.ts";
import type { List, RowPiece, WrittenRows } from "./list.ts";
import { recountMailboxes } from "./recount-mailboxes.ts";

/** Rows that a list may have, however they came. */
const ROWS_LIMIT = 20_000_000;

/** A file whose rows a stored list is to have. */
export interface RowsChange {
  /** After its own rows, or in their place. */
  readonly kind: "append" | "replace";
  readonly by: Actor;
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly fileName: string;
  /** Size of the file, if known in advance. */
  readonly sizeBytes?: number | null;
  readonly options?: ReadOptions;
  /** Columns may be missing, and their cells are blank then. */
  readonly isPartial?: boolean;
  /** Makes it happen once; null: every time. */
  readonly key?: ChangeKey | null;
  /** Where to read the file; by default in this thread. */
  readonly read?: Read;
}

/** The columns of a list were changed by another client while a file for it was read. */
export class ListChangedError extends Error {
  readonly code = "list_changed" as const;

  constructor() {
    super("The list was changed meanwhile.");
    this.name = "ListChangedError";
  }
}

/**
 * Appends a file's rows to a list, or replaces the list's rows by them. The file needs the list's columns, in any order; the
 * verdicts stay with their contacts. Rows are read aside, so the list is as it was until all of them are there, and runs may
 * start meanwhile: then nothing changes. Throws ColumnError, TabularError, ListNotFreeError, ListGoneError, ListChangedError
 * or ChangeKeyError.
 */
export async function changeRows(database: Database, list: List, change: RowsChange): Promise<List> {
  await assertFree(database, list.id);
  const { read = readHere, fileName, options = {}, isPartial = false, sizeBytes = null } = change;
  const { columns, hasHeader, columnCount, addressColumns, otherColumns, dedupe } = list;
  const own = await readOwnFacts(database);
  const like = { columns, hasHeader, columnCount, addressColumns, otherColumns, dedupe, own };
  const rows = read("rows", { fileName, options, isPartial, ...like }, change.bytes);
  try {
    await rows.next(0);
    await assertRoom(database.room, sizeBytes);
    await store(database, list, change, rows);
  } catch (error) {
    throw await explainByRoom(database.room, error);
  } finally {
    await rows.return(undefined as never);
  }
  const changed = await readList(database, list.id);
  if (changed === null) throw new ListGoneError();
  return changed;
}

/** What the rows that come are read by. */
function readingOf({ columns, columnCount, addressColumns, dedupe }: List): string {
  return JSON.stringify([columns, columnCount, addressColumns, dedupe]);
}

type OpenedRows = AsyncGenerator<RowPiece | null, WrittenRows, number>;

async function store(database: Database, before: List, change: RowsChange, opened: OpenedRows): Promise<void> {
  const mailboxes = before.dedupe === "relaxed" ? await countMailboxes(database) : null;
  try {
    await inTransaction(database, async (client) => {
      await client.query("SELECT pg_advisory_xact_lock($1, $2)", [IMPORT_LOCK, before.id]);
      // Other changes wait from here on, or have been made.
      const list = await readList(database, before.id);
      if (list === null) throw new ListGoneError();
      if (readingOf(list) !== readingOf(before)) throw new ListChangedError();
      // No list has a negative id: there the rows wait, unseen.
      const aside = -list.id;
      const rows = (): ReturnType<typeof rowsOf> => rowsOf(opened, aside);
      const isReplaced = change.kind === "replace";
      const counted = isReplaced ? mailboxes : null;
      const copied = await copyRows(client, aside, { dedupe: list.dedupe, rows, hasGivenFooter: !isReplaced }, counted);
      await takeForChange(client, list);
      if (change.key) await claimChangeKey(client, change.key, list.id, copied.facts.fileHash);
      if (isReplaced) await replaceRows(client, list, copied, change.fileName);
      else await append(client, list, copied, mailboxes);
      await announceRead(client, list.id);
      const action = isReplaced ? "list.replaced" : "list.appended";
      const detail = { rows: copied.counts.rowCount };
      await audit(client, { actor: change.by, action, subject: list.id, detail });
    });
  } finally {
    await mailboxes?.close();
  }
}

async function append(
  client: Transaction,
  list: List,
  copied: CopiedRows,
  mailboxes: MailboxCount | null,
): Promise<void> {
  if (list.rowCount + copied.counts.rowCount > ROWS_LIMIT) {
    const limit = ROWS_LIMIT.toLocaleString("en");
    throw new TabularError("too_many_rows", `With these rows the list has more than ${limit}: start another one.`);
  }
  await addRows(client, list, copied);
  if (mailboxes !== null) await recountMailboxes(client, list.id, mailboxes);
}

async function* rowsOf(opened: OpenedRows, aside: number): AsyncGenerator<RowPiece, WrittenRows, unknown> {
  for (;;) {
    const step = await opened.next(aside);
    if (step.done === true) return step.value;
    if (step.value !== null) yield step.value;
  }
}

const LOCK = "SELECT state, revision FROM lists WHERE id = $1 FOR UPDATE";

/** Locks a list whose rows change in this transaction, against runs that start and indexes that are built. */
async function takeForChange(client: Transaction, list: List): Promise<void> {
  const { rows } = await client.query<{ state: string; revision: number }>(LOCK, [list.id]);
  const [now] = rows;
  if (now === undefined) throw new ListGoneError();
  if (await underWay(client, list.id)) throw new ListNotFreeError("already_running");
  if (now.revision !== list.revision) throw new ListChangedError();
}

/** Before the file is read: what the transaction checks again. */
async function assertFree(database: Database, listId: number): Promise<void> {
  const list = await readList(database, listId);
  if (list === null) throw new ListGoneError();
  if (list.state !== "ready") throw new ListNotFreeError("not_ready");
  if (await underWay(database.pool, listId)) throw new ListNotFreeError("already_running");
}
