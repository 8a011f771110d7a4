import type { Database } from "../database.ts";

/** A stored contact, in the API's words. */
export interface StoredContact {
  readonly id: string;
  readonly email: string;
  readonly domain: string | null;
  readonly status: string | null;
  readonly reason: string | null;
  readonly checked_at: Date | null;
}

/** The last contact of the page before. */
export interface ContactCursor {
  readonly checkedAt: Date;
  readonly id: string;
}

export interface ContactPage {
  /** Part of the address. */
  readonly search: string | null;
  readonly status: string | null;
  readonly after: ContactCursor | null;
  readonly limit: number;
}

const COLUMNS = "id, asked AS email, domain, status, reason, checked_at";

/** Contacts that were asked, the latest first; after a contact on. */
export async function readContacts(database: Database, page: ContactPage): Promise<StoredContact[]> {
  const { rows } = await database.pool.query<StoredContact>(
    `SELECT ${COLUMNS} FROM contacts
     WHERE checked_at IS NOT NULL AND ($1::text IS NULL OR strpos(lower(asked), lower($1)) > 0)
       AND ($2::text IS NULL OR status = $2) AND ($3::timestamptz IS NULL OR (checked_at, id) < ($3, $4::uuid))
     ORDER BY checked_at DESC, id DESC LIMIT $5`,
    [page.search, page.status, page.after?.checkedAt ?? null, page.after?.id ?? null, page.limit],
  );
  return rows;
}

/** A contact with its history and the lists that it is on. */
export interface ContactDetails {
  readonly contact: StoredContact;
  readonly history: readonly object[];
  readonly lists: readonly object[];
}

const HISTORY = `
  SELECT id::text, run_id::text, status, reason, score, safe_to_send, provider, mx_host, smtp_code, enhanced_code, smtp_reply,
    attempts, checked_at, evidence
  FROM verdicts WHERE contact_id = $1 ORDER BY checked_at DESC LIMIT 100`;

const LISTS = `
  SELECT l.id::text, l.name, min(r.row_number) AS row_number FROM list_rows r JOIN lists l ON l.id = r.list_id
  WHERE r.contact_id = $1 GROUP BY l.id ORDER BY l.id DESC LIMIT 100`;

export async function readContact(database: Database, id: string): Promise<ContactDetails | null> {
  const [contacts, history, lists] = await Promise.all([
    database.pool.query<StoredContact>(`SELECT ${COLUMNS} FROM contacts WHERE id = $1`, [id]),
    database.pool.query<object>(HISTORY, [id]),
    database.pool.query<object>(LISTS, [id]),
  ]);
  const contact = contacts.rows[0];
  return contact ? { contact, history: history.rows, lists: lists.rows } : null;
}
