import type { ImportBatch, ImportedCounts, NewRow } from "@rollcall/ports";
import { once } from "node:events";
import { from as copyFrom } from "pg-copy-streams";
import { storeContacts } from "../contacts/store-contacts.ts";
import { type Database, inTransaction } from "../database.ts";
import { copyText, copyTextArray } from "./copy-text.ts";

const COPY = "COPY list_rows (list_id, row_number, cells, contact_id, other_contact_ids, problem) FROM STDIN";

const MARK_DUPLICATES = `
  WITH first AS (
    SELECT contact_id, min(row_number) AS row_number FROM list_rows
    WHERE list_id = $1 AND contact_id IS NOT NULL GROUP BY contact_id HAVING count(*) > 1)
  UPDATE list_rows r SET duplicate_of_row = first.row_number FROM first
  WHERE r.list_id = $1 AND r.contact_id = first.contact_id AND r.row_number > first.row_number`;

const COUNT = `
  SELECT count(*)::int AS "rowCount", count(DISTINCT contact_id)::int AS "contactCount",
    count(duplicate_of_row)::int AS "duplicateCount"
  FROM list_rows WHERE list_id = $1`;

/**
 * Stores a list's rows by COPY, batch by batch, in one transaction: when the batches reject, no row stays.
 *
 * Contacts go in beside it, outside the transaction: a long one would make other imports of the same addresses wait.
 */
export async function importRows(
  database: Database,
  listId: number,
  batches: AsyncIterable<ImportBatch>,
): Promise<ImportedCounts> {
  const startedAt = new Date();
  try {
    return await inTransaction(database, async (client) => {
      const copy = client.query(copyFrom(COPY));
      const finished = once(copy, "finish");
      try {
        for await (const batch of batches) {
          await storeContacts(database.pool, batch.contacts);
          if (batch.rows.length > 0 && !copy.write(copyRows(listId, batch.rows)))
            await Promise.race([once(copy, "drain"), finished]);
        }
      } catch (error) {
        copy.destroy(error as Error);
        await finished.catch(() => {});
        throw error;
      }
      copy.end();
      await finished;
      await client.query(MARK_DUPLICATES, [listId]);
      const counted = await client.query<ImportedCounts>(COUNT, [listId]);
      return counted.rows[0] ?? { rowCount: 0, duplicateCount: 0, contactCount: 0 };
    });
  } catch (error) {
    await forgetOrphans(database, startedAt);
    throw error;
  }
}

/** Contacts of an import that failed and that nothing refers to. */
async function forgetOrphans(database: Database, since: Date): Promise<void> {
  await database.pool.query(
    `DELETE FROM contacts c WHERE created_at >= $1 AND verdict_id IS NULL
       AND NOT EXISTS (SELECT 1 FROM list_rows r WHERE r.contact_id = c.id)
       AND NOT EXISTS (SELECT 1 FROM checks k WHERE k.contact_id = c.id)
       AND NOT EXISTS (SELECT 1 FROM lists l WHERE l.state = 'importing' AND l.created_at <= c.created_at)`,
    [since],
  );
}

function copyRows(listId: number, rows: readonly NewRow[]): string {
  let text = "";
  for (const row of rows) {
    const others = row.otherContactIds.length === 0 ? "{}" : `{${row.otherContactIds.join(",")}}`;
    text += `${listId}\t${row.rowNumber}\t${copyTextArray(row.cells)}\t${row.contactId ?? "\\N"}\t${others}\t${copyText(row.problem)}\n`;
  }
  return text;
}
