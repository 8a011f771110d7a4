import type { Transaction } from "@rollcall/postgres";
import type { CopiedRows } from "./copy-rows.ts";
import { finishList } from "./fill-list.ts";
import type { List } from "./list.ts";

// The rows that come are stored under the negative id of their list: see `change-rows.ts`.

/** For grouping millions of 16-byte ids. */
const MEMORY = "SET LOCAL work_mem = '128MB'";

const LATEST_RUN = "(SELECT max(id) FROM runs WHERE list_id = $1)";

/** Contacts that the new rows name, each with the first row that it leads, if it leads one. */
const COMING = `
  CREATE TEMP TABLE coming ON COMMIT DROP AS
  SELECT id, min(row_number) AS leads, NULL::int AS led, false AS is_known FROM (
    SELECT contact_id AS id, row_number FROM list_rows WHERE list_id = %ASIDE% AND contact_id IS NOT NULL
    UNION ALL SELECT unnest(other_contact_ids), NULL FROM list_rows WHERE list_id = %ASIDE% AND other_contact_ids <> '{}') n
  GROUP BY id`;

/** Which of them rows of the list name already, and the first row that each leads. */
const MEET = `
  UPDATE coming SET led = known.led, is_known = true FROM (
    SELECT id, min(row_number) AS led FROM (
      SELECT contact_id AS id, row_number FROM list_rows WHERE list_id = $1 AND contact_id IS NOT NULL
      UNION ALL SELECT unnest(other_contact_ids), NULL FROM list_rows WHERE list_id = $1 AND other_contact_ids <> '{}') n
    WHERE id IN (SELECT id FROM coming) GROUP BY id) known
  WHERE coming.id = known.id`;

/** Row numbers go on, and a row is the duplicate of the list's first one with its address. */
const MOVE = `
  UPDATE list_rows r SET list_id = $1, row_number = r.row_number + $2,
    duplicate_of_row = CASE WHEN $3 THEN COALESCE(c.led, CASE WHEN r.row_number > c.leads THEN c.leads + $2 END) END
  FROM list_rows same LEFT JOIN coming c ON c.id = same.contact_id
  WHERE r.list_id = -$1::int AND same.list_id = r.list_id AND same.row_number = r.row_number`;

const COUNT = `
  UPDATE lists SET row_count = row_count + $2, blank_count = blank_count + $3, no_address_count = no_address_count + $4,
    invalid_count = invalid_count + $5, several_count = several_count + $6, column_count = GREATEST(column_count, $7),
    longest_cell = GREATEST(longest_cell, $8),
    contact_count = contact_count + (SELECT count(*) FROM coming WHERE leads IS NOT NULL AND led IS NULL),
    duplicate_count = duplicate_count + (
      SELECT count(duplicate_of_row) FROM list_rows WHERE list_id = $1 AND row_number > $9),
    unasked_count = unasked_count + CASE WHEN ${LATEST_RUN} IS NULL THEN 0 ELSE (
      SELECT count(*) FROM coming c WHERE NOT is_known AND NOT EXISTS (
        SELECT 1 FROM checks k WHERE k.run_id = ${LATEST_RUN} AND k.contact_id = c.id)) END,
    file_hash = NULL, head_hash = NULL, size_bytes = NULL, revision = revision + 1, contacts_stored = false,
    analysis = NULL, analysed_at = NULL
  WHERE id = $1`;

/** Moves new rows to the end of their list, and counts them. */
export async function addRows(client: Transaction, list: List, { facts, counts }: CopiedRows): Promise<void> {
  const { id, rowCount } = list;
  await client.query(MEMORY);
  await client.query(COMING.replaceAll("%ASIDE%", String(-id)));
  await client.query("CREATE UNIQUE INDEX ON coming (id)");
  await client.query("ANALYZE coming");
  await client.query(MEET, [id]);
  await client.query(MOVE, [id, rowCount, list.dedupe !== "off"]);
  await client.query(COUNT, [
    id,
    counts.rowCount,
    facts.blankCount,
    facts.noAddressCount,
    facts.invalidCount,
    facts.severalCount,
    facts.columnCount,
    facts.longestCell,
    rowCount,
  ]);
  await client.query("DELETE FROM row_indexes WHERE list_id = $1", [id]);
}

const UNASKED = `
  UPDATE lists SET file_name = $2, unasked_count = CASE WHEN ${LATEST_RUN} IS NULL THEN 0 ELSE (
    SELECT count(*) FROM (
      SELECT contact_id AS id FROM list_rows WHERE list_id = $1 AND contact_id IS NOT NULL
      UNION SELECT unnest(other_contact_ids) FROM list_rows WHERE list_id = $1 AND other_contact_ids <> '{}') n
    WHERE NOT EXISTS (SELECT 1 FROM checks k WHERE k.run_id = ${LATEST_RUN} AND k.contact_id = n.id)) END
  WHERE id = $1`;

/** Puts new rows in the place of their list's. */
export async function replaceRows(
  client: Transaction,
  { id, dedupe }: List,
  copied: CopiedRows,
  fileName: string,
): Promise<void> {
  await client.query(MEMORY);
  await client.query("DELETE FROM list_rows WHERE list_id = $1", [id]);
  await client.query("DELETE FROM corrections WHERE list_id = $1", [id]);
  await client.query("UPDATE list_rows SET list_id = $1 WHERE list_id = -$1::int", [id]);
  await client.query("DELETE FROM row_indexes WHERE list_id = $1", [id]);
  await finishList(client, id, { dedupe, replaces: true }, copied);
  await client.query(UNASKED, [id, fileName]);
}
