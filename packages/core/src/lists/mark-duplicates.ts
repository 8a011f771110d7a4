import type { Transaction } from "@rollcall/postgres";
import type { Dedupe, ImportedCounts } from "../records/list.ts";

/** Grouping millions of ids of 16 bytes each. */
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

/** Tells the duplicates of a list too large to do so while it is read, and counts. */
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
