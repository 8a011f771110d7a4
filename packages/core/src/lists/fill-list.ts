import { type Database, inTransaction, assertRoom, explainByRoom, type Transaction } from "@rollcall/postgres";
import { audit } from "../audit/audit.ts";
import { countMailboxes } from "../rows/mailbox-count.ts";
import { announceRead } from "../webhooks/list-event.ts";
import { IMPORT_LOCK, readList } from "./list-store.ts";
import { type CopiedRows, copyRows } from "./copy-rows.ts";
import type { List, ListFilling } from "./list.ts";

/** A run that starts meanwhile waits: its foreign key locks this row too. */
const LOCK = `
  SELECT EXISTS (SELECT 1 FROM runs WHERE list_id = $1) AS used FROM lists WHERE id = $1 FOR UPDATE`;

const FINISH = `
  UPDATE lists SET encoding = $2, encoding_note = $3, delimiter = $4, has_header = $5, columns = $6, address_columns = $7,
    column_count = $8, file_hash = $9, row_count = $10, blank_count = $11, no_address_count = $12, invalid_count = $13,
    duplicate_count = $14, contact_count = $15, same_mailbox_count = $16, dedupe = $17, longest_cell = $18, several_count = $19, prelude = $20, other_columns = $21, footer = $22, head_hash = $23, size_bytes = $24,
    revision = revision + $25, state = 'ready', error = NULL,
    analysis = NULL, analysed_at = NULL, contacts_stored = false, corrected = false
  WHERE id = $1`;

/**
 * Stores a list's rows by COPY, batch by batch, in one transaction with the list's facts: if the batches reject,
 * nothing changes. Throws DiskFullError. Null if the list is gone, or has rows that a run depends on. Addresses become
 * contacts when a run starts (`store-contacts.ts`): until then they belong to the list alone, and are deleted with it.
 */
export async function fillList(database: Database, listId: number, filling: ListFilling): Promise<List | null> {
  await assertRoom(database.room, filling.sizeBytes);
  const mailboxes = filling.dedupe === "relaxed" ? await countMailboxes(database) : null;
  try {
    await inTransaction(database, async (client) => {
      await client.query("SELECT pg_advisory_xact_lock($1, $2)", [IMPORT_LOCK, listId]);
      if (filling.replaces) await emptyList(client, listId);
      const copied = await copyRows(client, listId, filling, mailboxes);
      await finishList(client, listId, filling, copied);
      await announceRead(client, listId);
      await audit(client, { ...filling.audit, subject: listId });
    });
    return await readList(database, listId);
  } catch (error) {
    if (error instanceof NotFillable) return null;
    throw await explainByRoom(database.room, error);
  } finally {
    await mailboxes?.close();
  }
}

/** Rolls back: the list is gone, or a run depends on its rows. */
class NotFillable extends Error {}

/** Locks the list and deletes its rows. */
async function emptyList(client: Transaction, listId: number): Promise<void> {
  const locked = await client.query<{ used: boolean }>(LOCK, [listId]);
  if (locked.rows[0]?.used !== false) throw new NotFillable();
  await client.query("DELETE FROM list_rows WHERE list_id = $1", [listId]);
  await client.query("DELETE FROM corrections WHERE list_id = $1", [listId]);
  await client.query("DELETE FROM row_indexes WHERE list_id = $1", [listId]);
}

/** Stores what is known of a list after its last row. */
export async function finishList(
  client: Transaction,
  listId: number,
  { dedupe, replaces }: Pick<ListFilling, "dedupe" | "replaces">,
  { facts, counts }: CopiedRows,
): Promise<void> {
  const { rowCount } = await client.query(FINISH, [
    listId,
    facts.encoding,
    facts.encodingNote,
    facts.delimiter,
    facts.hasHeader,
    facts.columns,
    facts.addressColumns,
    facts.columnCount,
    facts.fileHash,
    counts.rowCount,
    facts.blankCount,
    facts.noAddressCount,
    facts.invalidCount,
    counts.duplicateCount,
    counts.contactCount,
    counts.sameMailboxCount,
    dedupe,
    facts.longestCell,
    facts.severalCount,
    JSON.stringify(facts.prelude),
    facts.otherColumns,
    JSON.stringify(facts.footer),
    facts.headHash,
    facts.sizeBytes,
    replaces ? 1 : 0,
  ]);
  if (rowCount !== 1) throw new NotFillable();
}
