import { domainSql } from "../rows/named-contact.ts";
import { addFilter, Conditions } from "./contact-conditions.ts";
import type { ContactFilter } from "../runs/run.ts";
import type { Database } from "@rollcall/postgres";

/** A stored contact, in the API's words. */
export interface StoredContact {
  readonly id: string;
  readonly email: string;
  readonly domain: string | null;
  readonly status: string | null;
  readonly reason: string | null;
  readonly provider: string | null;
  readonly checked_at: Date | null;
  /** Until when its verdict is good; null: it is due. */
  readonly fresh_until: Date | null;
  /** It, or its domain, is on the suppression list. */
  readonly suppressed: boolean;
}

/** The last contact of the page before. */
export interface ContactCursor {
  readonly checkedAt: Date;
  readonly id: string;
}

export interface ContactPage {
  readonly filter: ContactFilter;
  /** Asked before then; null: no matter. */
  readonly checkedBefore: Date | null;
  readonly after: ContactCursor | null;
  readonly limit: number;
}

const CONTACTS = `
  SELECT c.id, c.asked AS email, c.domain, c.status, c.reason, c.checked_at, v.provider,
    CASE WHEN c.fresh_until > now() THEN c.fresh_until END AS fresh_until,
    EXISTS (SELECT 1 FROM suppressions s WHERE s.contact_id = c.id OR s.entry = c.domain) AS suppressed
  FROM contacts c LEFT JOIN verdicts v ON v.id = c.verdict_id`;

/** Contacts that were asked, the latest first; after a contact on. */
export async function readContacts(database: Database, page: ContactPage): Promise<StoredContact[]> {
  const conditions = new Conditions();
  conditions.addPlain("c.checked_at IS NOT NULL");
  addFilter(conditions, page.filter);
  if (page.checkedBefore !== null) conditions.add("c.checked_at < ?::timestamptz", page.checkedBefore);
  if (page.after !== null) {
    const { checkedAt, id } = page.after;
    conditions.add("c.checked_at <= ?::timestamptz", checkedAt);
    const at = conditions.values.length;
    conditions.add(`(c.checked_at, c.id) < ($${at}, ?::uuid)`, id);
  }
  const { rows } = await database.pool.query<StoredContact>(
    `${CONTACTS} WHERE ${conditions.text} ORDER BY c.checked_at DESC, c.id DESC LIMIT ${page.limit}`,
    conditions.values,
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

/** What a list names and no run has asked yet, as that list has it. */
const NAMED_ALONE = `
  SELECT r.contact_id AS id, r.asked AS email, ${domainSql("r")} AS domain, NULL AS status, NULL AS reason, NULL AS provider,
    NULL AS checked_at, NULL AS fresh_until,
    EXISTS (SELECT 1 FROM suppressions s WHERE s.contact_id = r.contact_id OR s.entry = ${domainSql("r")}) AS suppressed
  FROM list_rows r WHERE r.contact_id = $1 AND r.asked IS NOT NULL ORDER BY r.list_id, r.row_number LIMIT 1`;

/** A contact, or what a list names and was never asked; null: neither. */
export async function readContact(database: Database, id: string): Promise<ContactDetails | null> {
  const [contacts, history, lists] = await Promise.all([
    readStored(database, id),
    database.pool.query<object>(HISTORY, [id]),
    database.pool.query<object>(LISTS, [id]),
  ]);
  const [contact] = contacts;
  return contact ? { contact, history: history.rows, lists: lists.rows } : null;
}

async function readStored({ pool }: Database, id: string): Promise<StoredContact[]> {
  const stored = await pool.query<StoredContact>(`${CONTACTS} WHERE c.id = $1`, [id]);
  return stored.rows.length > 0 ? stored.rows : (await pool.query<StoredContact>(NAMED_ALONE, [id])).rows;
}
