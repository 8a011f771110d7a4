import type { Database } from "@rollcall/postgres";
import type { Evidence, Reason, SafeToSend, Status } from "@rollcall/verdict";
import { domainSql } from "../rows/named-contact.ts";
import type { ContactFilter } from "../runs/run.ts";
import { addFilter, Conditions } from "./contact-query.ts";

/** A stored contact with its current verdict. */
export interface StoredContact {
  readonly id: string;
  readonly email: string;
  readonly domain: string | null;
  readonly status: Status | null;
  readonly reason: Reason | null;
  readonly provider: string | null;
  readonly checkedAt: Date | null;
  /** Expiry of the verdict; null: due now. */
  readonly freshUntil: Date | null;
  /** The address or its domain is on the suppression list. */
  readonly suppressed: boolean;
}

/**
 * The last contact of the previous page. Without a time: in the order of ids, in which a contact that is checked meanwhile keeps
 * its place, so that no page misses it.
 */
export type ContactCursor =
  | { readonly by: "checked"; readonly checkedAt: Date; readonly id: string }
  | { readonly by: "id"; readonly id: string };

export interface ContactPage {
  readonly filter: ContactFilter;
  /** Upper bound of the last check; null = any. */
  readonly checkedBefore: Date | null;
  readonly by: ContactCursor["by"];
  /** Null: the first page. */
  readonly after: ContactCursor | null;
  readonly limit: number;
}

const CONTACTS = `
  SELECT c.id, c.asked AS email, c.domain, c.status, c.reason, c.checked_at AS "checkedAt", v.provider,
    CASE WHEN c.fresh_until > now() THEN c.fresh_until END AS "freshUntil",
    EXISTS (SELECT 1 FROM suppressions s WHERE s.contact_id = c.id OR s.entry = c.domain) AS suppressed
  FROM contacts c LEFT JOIN verdicts v ON v.id = c.verdict_id`;

const ORDERS = { checked: "c.checked_at DESC, c.id DESC", id: "c.id" } as const;

/** Checked contacts, most recent first or by id; keyset pagination by `after`. */
export async function readContacts(database: Database, page: ContactPage): Promise<StoredContact[]> {
  const conditions = new Conditions();
  conditions.addPlain("c.checked_at IS NOT NULL");
  addFilter(conditions, page.filter);
  if (page.checkedBefore !== null) conditions.add("c.checked_at < ?::timestamptz", page.checkedBefore);
  if (page.after?.by === "id") conditions.add("c.id > ?::uuid", page.after.id);
  if (page.after?.by === "checked") {
    const { checkedAt, id } = page.after;
    conditions.add("c.checked_at <= ?::timestamptz", checkedAt);
    const at = conditions.values.length;
    conditions.add(`(c.checked_at, c.id) < ($${at}, ?::uuid)`, id);
  }
  const { rows } = await database.pool.query<StoredContact>(
    `${CONTACTS} WHERE ${conditions.text} ORDER BY ${ORDERS[page.by]} LIMIT ${page.limit}`,
    conditions.values,
  );
  return rows;
}

/** A contact with its history and lists. */
export interface ContactDetails {
  readonly contact: StoredContact;
  /** Newest first. */
  readonly history: readonly PastVerdict[];
  readonly lists: readonly { readonly id: number; readonly name: string; readonly rowNumber: number }[];
}

/** A past verdict of a contact. */
export interface PastVerdict {
  readonly id: string;
  readonly runId: number | null;
  readonly status: Status;
  readonly reason: Reason;
  readonly score: number;
  readonly safeToSend: SafeToSend;
  readonly provider: string | null;
  readonly mxHost: string | null;
  readonly smtpCode: number | null;
  readonly enhancedCode: string | null;
  readonly smtpReply: string | null;
  readonly attempts: number;
  readonly checkedAt: Date;
  readonly evidence: readonly Evidence[];
}

const HISTORY = `
  SELECT id::text, run_id AS "runId", status, reason, score, safe_to_send AS "safeToSend", provider, mx_host AS "mxHost",
    smtp_code AS "smtpCode", enhanced_code AS "enhancedCode", smtp_reply AS "smtpReply", attempts, checked_at AS "checkedAt",
    evidence
  FROM verdicts WHERE contact_id = $1 ORDER BY checked_at DESC LIMIT 100`;

const LISTS = `
  SELECT l.id, l.name, min(r.row_number) AS "rowNumber" FROM list_rows r JOIN lists l ON l.id = r.list_id
  WHERE r.contact_id = $1 GROUP BY l.id ORDER BY l.id DESC LIMIT 100`;

/** An address that a list names and no run has checked yet. */
const NAMED_ALONE = `
  SELECT r.contact_id AS id, r.asked AS email, ${domainSql("r")} AS domain, NULL AS status, NULL AS reason, NULL AS provider,
    NULL AS "checkedAt", NULL AS "freshUntil",
    EXISTS (SELECT 1 FROM suppressions s WHERE s.contact_id = r.contact_id OR s.entry = ${domainSql("r")}) AS suppressed
  FROM list_rows r WHERE r.contact_id = $1 AND r.asked IS NOT NULL ORDER BY r.list_id, r.row_number LIMIT 1`;

/** A stored contact, or one that a list names and no run has checked; null: neither. */
export async function readContact(database: Database, id: string): Promise<ContactDetails | null> {
  const [contacts, history, lists] = await Promise.all([
    readStored(database, id),
    database.pool.query<PastVerdict>(HISTORY, [id]),
    database.pool.query<ContactDetails["lists"][number]>(LISTS, [id]),
  ]);
  const [contact] = contacts;
  return contact ? { contact, history: history.rows, lists: lists.rows } : null;
}

async function readStored({ pool }: Database, id: string): Promise<StoredContact[]> {
  const stored = await pool.query<StoredContact>(`${CONTACTS} WHERE c.id = $1`, [id]);
  return stored.rows.length > 0 ? stored.rows : (await pool.query<StoredContact>(NAMED_ALONE, [id])).rows;
}
