import { CopyIn, type Database, inTransaction, assertRoom, explainByRoom, type Transaction } from "@rollcall/postgres";
import { audit } from "../audit/audit.ts";
import { countMailboxes, type MailboxCount } from "../rows/mailbox-count.ts";
import { IMPORT_LOCK, readList } from "./list-store.ts";
import type { Dedupe, FinishedImport, ImportedCounts, List, ListFilling, WrittenRows } from "./list.ts";
import { type Footer, takeFooter } from "./footer.ts";
import { ROW_COLUMNS } from "./row-writer.ts";

const COPY = `COPY list_rows (${ROW_COLUMNS}) FROM STDIN (FORMAT binary)`;

/** A run that starts meanwhile waits: its foreign key locks this row too. */
const LOCK = `
  SELECT EXISTS (SELECT 1 FROM runs WHERE list_id = $1) AS used FROM lists WHERE id = $1 FOR UPDATE`;

const FINISH = `
  UPDATE lists SET encoding = $2, encoding_note = $3, delimiter = $4, has_header = $5, columns = $6, address_columns = $7,
    column_count = $8, file_hash = $9, row_count = $10, blank_count = $11, no_address_count = $12, invalid_count = $13,
    duplicate_count = $14, contact_count = $15, same_mailbox_count = $16, dedupe = $17, longest_cell = $18, several_count = $19, prelude = $20, other_columns = $21, footer = $22, state = 'ready', error = NULL,
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
      const { facts, counts } = await copyRows(client, listId, filling, mailboxes);
      await finishList(client, listId, filling.dedupe, facts, counts);
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

async function copyRows(
  client: Transaction,
  listId: number,
  { dedupe, rows, hasGivenFooter = false }: ListFilling,
  mailboxes: MailboxCount | null,
): Promise<{ readonly facts: FinishedImport; readonly counts: ImportedCounts }> {
  const copy = new CopyIn(client, COPY);
  const pieces = rows(listId);
  let written: WrittenRows;
  try {
    written = await copyPieces(pieces, copy, mailboxes);
    await copy.end();
  } catch (error) {
    await copy.abandon();
    throw error;
  } finally {
    await pieces.return(undefined as never);
  }
  const { blankCount, noAddressCount, hasHeader, columns } = written.facts;
  // A file without any address has no table that notices could stand below.
  const hasTable = hasHeader && written.counts.rowCount > blankCount + noAddressCount;
  const footer = await takeFooter(client, listId, hasTable && !hasGivenFooter ? columns.length : 0);
  const sameMailboxCount = (await mailboxes?.count()) ?? null;
  const counts = written.isSure
    ? { ...written.counts, rowCount: written.counts.rowCount - footer.rows.length }
    : await markDuplicates(client, listId, dedupe);
  return { facts: withoutFooter(written.facts, footer), counts: { ...counts, sameMailboxCount } };
}

function withoutFooter(facts: FinishedImport, { rows, blankCount }: Footer): FinishedImport {
  return {
    ...facts,
    // Of a list that is read again, it was taken off before.
    footer: rows.length === 0 ? facts.footer : rows,
    blankCount: facts.blankCount - blankCount,
    noAddressCount: facts.noAddressCount - (rows.length - blankCount),
  };
}

async function copyPieces(
  pieces: ReturnType<ListFilling["rows"]>,
  copy: CopyIn,
  mailboxes: MailboxCount | null,
): Promise<WrittenRows> {
  for (;;) {
    const step = await pieces.next();
    if (step.done === true) return step.value;
    await copy.write(step.value.rows);
    if (step.value.mailboxes !== null) await mailboxes?.write(step.value.mailboxes);
  }
}

async function finishList(
  client: Transaction,
  listId: number,
  dedupe: Dedupe,
  facts: FinishedImport,
  counts: ImportedCounts,
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
  ]);
  if (rowCount !== 1) throw new NotFillable();
}

/** For grouping millions of 16-byte ids. */
const GROUP_MEMORY = "SET LOCAL work_mem = '128MB'";

const MARK = `
  WITH first AS (
    SELECT contact_id, min(row_number) AS row_number FROM list_rows
    WHERE list_id = $1 AND contact_id IS NOT NULL GROUP BY contact_id HAVING count(*) > 1)
  UPDATE list_rows r SET duplicate_of_row = first.row_number FROM first
  WHERE r.list_id = $1 AND r.contact_id = first.contact_id AND r.row_number > first.row_number
    AND r.duplicate_of_row IS DISTINCT FROM first.row_number`;

const COUNT = `
  SELECT count(*)::int AS "rowCount", count(DISTINCT contact_id)::int AS "contactCount",
    count(duplicate_of_row)::int AS "duplicateCount"
  FROM list_rows WHERE list_id = $1`;

/** Marks and counts the duplicates of a list that was too large to do so during the import. */
async function markDuplicates(
  client: Transaction,
  listId: number,
  dedupe: Dedupe,
): Promise<Omit<ImportedCounts, "sameMailboxCount">> {
  await client.query(GROUP_MEMORY);
  if (dedupe !== "off") await client.query(MARK, [listId]);
  const counted = await client.query<ImportedCounts>(COUNT, [listId]);
  return counted.rows[0] ?? { rowCount: 0, duplicateCount: 0, contactCount: 0 };
}
