import { type Database, inShortTransaction, type Transaction } from "@rollcall/postgres";
import { type Actor, audit } from "../audit/audit.ts";
import { settleNeverAsk } from "../own-lists/never-ask.ts";
import type { NewSuppression, SuppressionEntry } from "./read-suppression.ts";

/** Entries per transaction. */
const BATCH_ENTRIES = 1_000;
/** Rejected entries listed individually; a wrong file may have millions. */
const REJECTED_SHOWN = 1_000;

export interface AddedSuppressions {
  readonly added: number;
  /** Already on the list, or repeated in the input. */
  readonly known: number;
  readonly rejected: readonly { readonly entry: string; readonly problem: string }[];
}

/**
 * Adds entries to the suppression list in batches of a thousand, each audited. Invalid entries are reported and
 * skipped; null is a blank one, which doesn't count.
 */
export async function addSuppressions(
  database: Database,
  by: Actor,
  entries: AsyncIterable<SuppressionEntry | null> | Iterable<SuppressionEntry | null>,
): Promise<AddedSuppressions> {
  const rejected: { readonly entry: string; readonly problem: string }[] = [];
  let batch: NewSuppression[] = [];
  let added = 0;
  let read = 0;
  const flush = async (): Promise<void> => {
    if (batch.length > 0) added += await insertSuppressions(database, by, batch);
    batch = [];
  };
  for await (const entry of entries) {
    if (entry === null) continue;
    const { written, read: found } = entry;
    if (found.type === "problem") {
      if (rejected.length < REJECTED_SHOWN) rejected.push({ entry: written, problem: found.problem });
      continue;
    }
    read += 1;
    batch.push(found.suppression);
    if (batch.length >= BATCH_ENTRIES) await flush();
  }
  await flush();
  return { added, known: read - added, rejected };
}

const INSERT = `
  INSERT INTO suppressions (entry, kind, note, contact_id)
  SELECT DISTINCT ON (entry) * FROM unnest($1::text[], $2::text[], $3::text[], $4::uuid[]) AS n (entry, kind, note, contact_id)
  ORDER BY entry ON CONFLICT DO NOTHING`;

/** A check without a domain is decided without probing. */
const UNASK = `state = 'waiting', domain = NULL, site_id = NULL, pacing_key = NULL, due_at = NULL, retry_reason = NULL`;

const ADDRESSES = `
  UPDATE checks k SET ${UNASK} FROM suppressions s
  WHERE NOT s.settled AND k.contact_id = s.contact_id AND k.state IN ('waiting', 'due')`;

const WAITING_AT_DOMAINS = `
  UPDATE checks k SET ${UNASK} FROM suppressions s
  WHERE NOT s.settled AND s.kind = 'domain' AND k.domain = s.entry AND k.state = 'waiting'`;

const DUE_AT_DOMAINS = `
  UPDATE checks k SET ${UNASK} FROM suppressions s JOIN domains d ON d.name = s.entry
  WHERE NOT s.settled AND s.kind = 'domain' AND k.site_id = d.site_id AND k.domain = s.entry AND k.state = 'due'`;

/** A check that is in a session may be retried: it is looked at again after the session. */
const SETTLED = `
  UPDATE suppressions s SET settled = true
  WHERE NOT s.settled AND NOT EXISTS (
    SELECT 1 FROM checks k WHERE k.state = 'held' AND (k.contact_id = s.contact_id OR k.domain = s.entry))`;

/** Inserts new entries, and withdraws their open checks. Returns the number of new ones. */
async function insertSuppressions(database: Database, by: Actor, entries: readonly NewSuppression[]): Promise<number> {
  return await inShortTransaction(database, async (client) => {
    await client.query("SELECT pg_advisory_xact_lock($1)", [SUPPRESSIONS_LOCK]);
    const { rowCount } = await client.query(INSERT, [
      entries.map(({ entry }) => entry),
      entries.map(({ kind }) => kind),
      entries.map(({ note }) => note),
      entries.map(({ contactId }) => contactId),
    ]);
    // Indexes of long lists were built with the old suppressions.
    await client.query("DELETE FROM row_indexes");
    await settle(client);
    const added = rowCount ?? 0;
    await audit(client, { actor: by, action: "suppression.added", subject: null, detail: { added } });
    return added;
  });
}

/** Withdraws checks that were still in a session when their addresses were suppressed, or their domains never to be asked. */
export async function settleSuppressions(database: Database): Promise<void> {
  await inShortTransaction(database, async (client) => {
    await settle(client);
    await settleNeverAsk(client);
  });
}

async function settle(client: Transaction): Promise<void> {
  const { rowCount } = await client.query("SELECT 1 FROM suppressions WHERE NOT settled LIMIT 1");
  if (rowCount === 0) return;
  for (const statement of [ADDRESSES, WAITING_AT_DOMAINS, DUE_AT_DOMAINS, SETTLED]) await client.query(statement);
}

/** Advisory lock between new suppressions and starting runs, so that no run misses one. */
export const SUPPRESSIONS_LOCK = 0x73757070;
