import { type Database, inShortTransaction, type Transaction } from "@rollcall/postgres";
import { applyToList } from "../own-lists/apply-own-lists.ts";
import { domainSql, NAMED_COLUMNS, type Trait, traitSql } from "../rows/named-contact.ts";
import { contactId } from "./contact-id.ts";
import type { NewContact } from "./contact.ts";

const COLUMNS = "id, asked, domain, syntax_problem, needs_smtputf8, role, disposable, free, tagged, relay, suggestion";

const TRAITS: readonly Trait[] = ["needsSmtpUtf8", "role", "disposable", "free", "tagged", "relay"];

const FACTS = `n.asked, ${domainSql("n")}, n.syntax_problem, ${TRAITS.map((trait) => traitSql("n", trait)).join(", ")}, n.suggestion`;

/** Contacts named by rows and not stored yet, each once, with the values of its first row. %ROWS%: the rows. */
const NAMED = `
  SELECT DISTINCT ON (n.id) n.id, ${FACTS} FROM (%ROWS%) n
  WHERE NOT EXISTS (SELECT 1 FROM contacts c WHERE c.id = n.id) ORDER BY n.id, n.row_number`;

/** The first contact of each row, and the others. */
const FIRST = `SELECT contact_id AS id, row_number, ${NAMED_COLUMNS} FROM list_rows WHERE asked IS NOT NULL AND `;
const OTHERS = `
  SELECT o.id, r.row_number, o.asked, o.asked_domain, o.syntax_problem, o.traits, o.suggestion FROM list_rows r,
    json_to_recordset(r.other_contacts) AS o (id uuid, asked text, asked_domain text, syntax_problem text, traits int2, suggestion text)
  WHERE r.other_contacts IS NOT NULL AND `;

/** Sorts a million contacts without a temporary file. */
const SORT_MEMORY = "SET LOCAL work_mem = '128MB'";

/** Concurrent changes of the list, and runs that start on it, wait. */
const LOCK = "SELECT contacts_stored AS stored FROM lists WHERE id = $1 AND state = 'ready' FOR NO KEY UPDATE";

/**
 * Stores the contacts that a list's rows name. Runs in its own transaction before the longer one that starts a run:
 * writers of the same contacts wait until this one ends.
 */
export async function storeListed(database: Database, listId: number): Promise<void> {
  await inShortTransaction(database, (client) => storeListedIn(client, listId));
}

/** The same within a transaction. A no-op if done before, or if there is no such list. */
export async function storeListedIn(client: Transaction, listId: number): Promise<void> {
  const { rows } = await client.query<{ stored: boolean }>(LOCK, [listId]);
  if (rows[0]?.stored !== false) return;
  await client.query(SORT_MEMORY);
  await insert(client, `${FIRST} list_id = $1`, listId);
  await insert(client, `${OTHERS} r.list_id = $1`, listId);
  await applyToList(client, listId);
  await client.query("UPDATE lists SET contacts_stored = true WHERE id = $1", [listId]);
}

const CORRECTED = `
  SELECT corrected_id AS id, 0 AS row_number, asked, asked_domain, NULL::text AS syntax_problem, traits, NULL::text AS suggestion
  FROM corrections WHERE state = 'accepted' AND list_id = $1`;

/** Stores the contacts that accepted corrections of a list name. */
export async function storeCorrected(client: Transaction, listId: number): Promise<void> {
  await insert(client, CORRECTED, listId);
}

const MISSING = `
  SELECT id FROM unnest($1::uuid[]) AS u (id) WHERE NOT EXISTS (SELECT 1 FROM contacts c WHERE c.id = u.id)`;

/**
 * Stores those of these contacts that rows of any list name. Searches all lists for contacts that are not stored yet.
 */
export async function storeNamed(database: Database, ids: readonly string[]): Promise<void> {
  const { rows } = await database.pool.query<{ id: string }>(MISSING, [ids]);
  if (rows.length === 0) return;
  const missing = rows.map(({ id }) => id);
  await inShortTransaction(database, async (client) => {
    await insert(client, `${FIRST} contact_id = ANY($1::uuid[])`, missing);
    await insert(client, `${OTHERS} o.id = ANY($1::uuid[])`, missing);
  });
}

/** Ordered by id: adjacent in the index, and no deadlock between concurrent callers. */
async function insert(client: Transaction, rows: string, value: unknown): Promise<void> {
  // Rows that were inserted concurrently are kept.
  const statement = `INSERT INTO contacts (${COLUMNS}) ${NAMED.replace("%ROWS%", rows)} ON CONFLICT (id) DO NOTHING`;
  await client.query(statement, [value]);
}

const INSERT = `
  INSERT INTO contacts (id, asked, domain, syntax_problem, needs_smtputf8, role, disposable, free, tagged, relay, suggestion)
  SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::bool[], $6::bool[], $7::bool[], $8::bool[],
    $9::bool[], $10::bool[], $11::text[])
  ON CONFLICT DO NOTHING`;

/** Inserts contacts that are new. Sorted, so that concurrent callers can't deadlock. */
export async function storeContacts(database: Database, contacts: readonly NewContact[]): Promise<void> {
  if (contacts.length === 0) return;
  const named = contacts.map((contact) => ({ id: contactId(contact.key), ...contact }));
  const sorted = named.sort((a, b) => (a.id < b.id ? -1 : 1));
  const column = (key: keyof (typeof sorted)[number]): unknown[] => sorted.map((contact) => contact[key]);
  await database.pool.query(INSERT, [
    column("id"),
    column("asked"),
    column("domain"),
    column("syntaxProblem"),
    column("needsSmtpUtf8"),
    column("role"),
    column("disposable"),
    column("free"),
    column("tagged"),
    column("relay"),
    column("suggestion"),
  ]);
}
