import type { Transaction } from "@rollcall/postgres";
import { NAMED_COLUMNS } from "../rows/named-contact.ts";
import { fromStoredCells } from "../rows/read-rows.ts";
import { mentionPattern } from "./erase-mentions.ts";

interface FoundRow {
  readonly listId: number;
  readonly rowNumber: number;
  readonly cells: string;
  readonly isOwn: boolean;
}

/** Rows that name the contact, and rows that mention its address in any cell. Scans all rows of all lists. */
const FOUND = `
  SELECT list_id AS "listId", row_number AS "rowNumber", cells, contact_id IS NOT DISTINCT FROM $1 AS "isOwn" FROM list_rows
  WHERE contact_id = $1 OR $1 = ANY(other_contact_ids) OR strpos(lower(cells), $2) > 0
  ORDER BY list_id, row_number FOR UPDATE`;

/** Removes the contact from `other_contacts`, and its address from suggestions of the others. */
const ERASE_OTHERS = `
  UPDATE list_rows r SET other_contacts = (
    SELECT json_agg(CASE WHEN lower(o ->> 'suggestion') = $2 THEN (o::jsonb - 'suggestion')::json ELSE o END)
    FROM json_array_elements(r.other_contacts) o WHERE o ->> 'id' <> $1::text)
  WHERE other_contacts IS NOT NULL AND ($1::uuid = ANY(other_contact_ids) OR strpos(lower(other_contacts::text), $3) > 0)`;

const ERASE_SUGGESTIONS = "UPDATE list_rows SET suggestion = NULL WHERE lower(suggestion) = $1";

/** A row's columns about its leading contact, besides its cells. */
const OWN = ["contact_id", "duplicate_of_row", ...NAMED_COLUMNS.split(", ")];

const nullIfOwn = (column: string): string => `${column} = CASE WHEN n.is_own THEN NULL ELSE ${column} END`;

const ERASE = `
  UPDATE list_rows r SET cells = n.cells, other_contact_ids = array_remove(other_contact_ids, $5::uuid),
    problem = CASE WHEN n.is_own THEN 'blank' ELSE problem END, ${OWN.map(nullIfOwn).join(", ")}
  FROM unnest($1::int[], $2::int[], $3::text[], $4::bool[]) AS n (list_id, row_number, cells, is_own)
  WHERE r.list_id = n.list_id AND r.row_number = n.row_number`;

/**
 * Clears the rows that name the contact, and the cells of other rows that mention its address. Row numbers stay.
 * Returns the number of rows. Must run in a transaction.
 */
export async function eraseRows(client: Transaction, address: string, contactId: string): Promise<number> {
  const inJson = JSON.stringify(address.toLowerCase()).slice(1, -1);
  const pattern = new RegExp(mentionPattern(address), "i");
  const { rows } = await client.query<FoundRow>(FOUND, [contactId, inJson]);
  const changed = rows.flatMap((row) => {
    const before = fromStoredCells(row.cells);
    const after = before.map((cell) => (row.isOwn || pattern.test(cell) ? "" : cell));
    return row.isOwn || after.some((cell, at) => cell !== before[at]) ? [{ ...row, after: JSON.stringify(after) }] : [];
  });
  await client.query(ERASE_OTHERS, [contactId, address.toLowerCase(), inJson]);
  await client.query(ERASE_SUGGESTIONS, [address.toLowerCase()]);
  await client.query(ERASE, [
    changed.map(({ listId }) => listId),
    changed.map(({ rowNumber }) => rowNumber),
    changed.map(({ after }) => after),
    changed.map(({ isOwn }) => isOwn),
    contactId,
  ]);
  await client.query("DELETE FROM row_indexes WHERE list_id = ANY($1)", [changed.map(({ listId }) => listId)]);
  return changed.length;
}
