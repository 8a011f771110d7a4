import { CopyIn, type Transaction } from "@rollcall/postgres";
import type { MailboxCount } from "../rows/mailbox-count.ts";
import { type Footer, takeFooter } from "./footer.ts";
import type { Dedupe, FinishedImport, ImportedCounts, ListFilling, WrittenRows } from "./list.ts";
import { ROW_COLUMNS } from "./row-writer.ts";

const COPY = `COPY list_rows (${ROW_COLUMNS}) FROM STDIN (FORMAT binary)`;

/** Rows that were stored, with what is known of them. */
export interface CopiedRows {
  readonly facts: FinishedImport;
  readonly counts: ImportedCounts;
}

/** Rows to store. */
export interface RowsToCopy extends Pick<ListFilling, "dedupe" | "rows" | "hasGivenFooter"> {}

/** Stores rows by COPY, batch by batch, and marks and counts their duplicates. Must run in a transaction. */
export async function copyRows(
  client: Transaction,
  listId: number,
  { dedupe, rows, hasGivenFooter = false }: RowsToCopy,
  mailboxes: MailboxCount | null,
): Promise<CopiedRows> {
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

/** Marks and counts the duplicates of rows that no import has counted, or that were too many for it. */
export async function markDuplicates(
  client: Transaction,
  listId: number,
  dedupe: Dedupe,
): Promise<Omit<ImportedCounts, "sameMailboxCount">> {
  await client.query(GROUP_MEMORY);
  if (dedupe !== "off") await client.query(MARK, [listId]);
  const counted = await client.query<ImportedCounts>(COUNT, [listId]);
  return counted.rows[0] ?? { rowCount: 0, duplicateCount: 0, contactCount: 0 };
}
