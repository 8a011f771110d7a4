import type { Database } from "@rollcall/postgres";
import { type Actor, writeAudit } from "../audit/audit.ts";
import { contactId } from "../contacts/contact-id.ts";
import { fromStoredCells } from "../rows/read-rows.ts";

/** Everything stored about one address. */
export interface HeldOfAddress {
  readonly contact: object | null;
  readonly verdicts: readonly object[];
  readonly checks: readonly object[];
  readonly rows: readonly object[];
  readonly corrections: readonly object[];
  readonly suppression: object | null;
  readonly outcomes: readonly object[];
}

const CONTACT = "SELECT * FROM contacts WHERE id = $1";
const VERDICTS = "SELECT * FROM verdicts WHERE contact_id = $1 ORDER BY id";
const CHECKS = "SELECT * FROM checks WHERE contact_id = $1 ORDER BY run_id";
const CORRECTIONS = "SELECT * FROM corrections WHERE contact_id = $1 OR corrected_id = $1 ORDER BY list_id";
const OUTCOMES = "SELECT kind, at, source, words FROM outcomes WHERE contact_id = $1 ORDER BY id";
const SUPPRESSION = "SELECT entry, kind, note, created_at FROM suppressions WHERE contact_id = $1";
const ROWS = `
  SELECT r.list_id, l.name AS list_name, l.file_name, l.columns, r.row_number, r.cells FROM list_rows r
  JOIN lists l ON l.id = r.list_id
  WHERE r.contact_id = $1 OR $1 = ANY(r.other_contact_ids) OR strpos(lower(r.cells), $2) > 0 ORDER BY 1, 5`;

/**
 * Exports everything stored about one address, and audits it: without an audit entry nothing is returned. Null: nothing
 * is stored. `key`: the contact's key.
 */
export async function exportAddress(database: Database, by: Actor, key: string): Promise<HeldOfAddress | null> {
  const held = await readAddress(database, key, contactId(key));
  if (held !== null) await writeAudit(database, { actor: by, action: "address.exported", subject: null });
  return held;
}

/** {@link exportAddress} by the contact's id, without auditing. */
export async function readAddress(database: Database, key: string, contactId: string): Promise<HeldOfAddress | null> {
  const read = async (sql: string, ...values: unknown[]): Promise<object[]> =>
    (await database.pool.query<object>(sql, values)).rows;
  const inJson = JSON.stringify(key.toLowerCase()).slice(1, -1);
  const [contacts, verdicts, checks, corrections, suppressions, outcomes, rows] = await Promise.all([
    read(CONTACT, contactId),
    read(VERDICTS, contactId),
    read(CHECKS, contactId),
    read(CORRECTIONS, contactId),
    read(SUPPRESSION, contactId),
    read(OUTCOMES, contactId),
    read(ROWS, contactId, inJson),
  ]);
  const contact = contacts[0] ?? null;
  const suppression = suppressions[0] ?? null;
  const others = verdicts.length + rows.length + corrections.length + outcomes.length;
  if (contact === null && suppression === null && others === 0) return null;
  return { contact, verdicts, checks, corrections, rows: rows.map(withCells), suppression, outcomes };
}

const withCells = (row: object): object =>
  Object.assign(row, { cells: fromStoredCells((row as { cells: string }).cells) });
