import { bounceMeaning } from "@rollcall/outcomes";
import { type Database, inShortTransaction, type Transaction } from "@rollcall/postgres";
import { type Actor, audit } from "../audit/audit.ts";
import { addSuppressions } from "../suppressions/add-suppressions.ts";
import { readEntry } from "../suppressions/read-suppression.ts";
import type { NewOutcome, ReadOutcome } from "./new-outcome.ts";

/** Outcomes per transaction. */
const BATCH_OUTCOMES = 1_000;
/** Rejected ones listed individually; a wrong file may have millions. */
const REJECTED_SHOWN = 1_000;

/** An outcome as it was read, and where it stands among those given, from 1. */
export interface OutcomeEntry {
  readonly number: number;
  readonly read: ReadOutcome;
}

export interface AddedOutcomes {
  readonly stored: number;
  /** Given before, or twice. */
  readonly known: number;
  /** Of addresses that Rollcall has no contact of. */
  readonly of_strangers: number;
  /** Addresses that are on the suppression list since, as they complained or unsubscribed. */
  readonly suppressed: number;
  readonly rejected: readonly { readonly number: number; readonly problem: string }[];
}

export interface OutcomesRequest {
  /** Who reported them, such as the name of a mail service. */
  readonly source: string;
  /** Whether complaints and unsubscriptions put their addresses on the suppression list. */
  readonly suppress: boolean;
}

/**
 * Stores what became of mail, in batches of a thousand, each audited; given again, an outcome is stored once. Each keeps what Rollcall
 * had said of its contact by then. Outcomes that can't be read are reported and skipped.
 */
export async function addOutcomes(
  database: Database,
  by: Actor,
  request: OutcomesRequest,
  entries: AsyncIterable<OutcomeEntry> | Iterable<OutcomeEntry>,
): Promise<AddedOutcomes> {
  const sum = { stored: 0, known: 0, of_strangers: 0, suppressed: 0 };
  const rejected: { readonly number: number; readonly problem: string }[] = [];
  let batch: NewOutcome[] = [];
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    const added = await addBatch(database, by, request, batch);
    sum.stored += added.stored;
    sum.known += added.known;
    sum.of_strangers += added.of_strangers;
    sum.suppressed += added.suppressed;
    batch = [];
  };
  for await (const { number, read } of entries) {
    if (read.type === "outcome") batch.push(read.outcome);
    else if (rejected.length < REJECTED_SHOWN) rejected.push({ number, problem: read.problem });
    if (batch.length >= BATCH_OUTCOMES) await flush();
  }
  await flush();
  return { ...sum, rejected };
}

type Added = Omit<AddedOutcomes, "rejected">;

async function addBatch(
  database: Database,
  by: Actor,
  { source, suppress }: OutcomesRequest,
  batch: readonly NewOutcome[],
): Promise<Added> {
  // First: given again after a failure, what was stored already would suppress nothing.
  const wishes = suppress ? batch.filter(({ kind }) => kind === "complaint" || kind === "unsubscribed") : [];
  const { added: suppressed } = await addSuppressions(
    database,
    by,
    wishes.map(({ address, kind }) => readEntry(address, NOTES[kind as keyof typeof NOTES])),
  );
  const counts = await inShortTransaction(database, async (client) => {
    const stored = await insert(client, source, batch);
    const detail = { source, ...stored };
    if (stored.stored > 0) await audit(client, { actor: by, action: "outcomes.added", subject: null, detail });
    return stored;
  });
  return { ...counts, suppressed };
}

const NOTES = { complaint: "complained about mail", unsubscribed: "unsubscribed" } as const;

/** The verdict that was the latest when it happened. */
const INSERT = `
  INSERT INTO outcomes (contact_id, kind, at, source, key, words, condemns, status, reason, provider, score)
  SELECT n.contact_id, n.kind, n.at, $1, n.key, n.words, n.condemns, v.status, v.reason, v.provider, v.score
  FROM unnest($2::uuid[], $3::text[], $4::timestamptz[], $5::bytea[], $6::text[], $7::bool[])
    AS n (contact_id, kind, at, key, words, condemns)
  JOIN contacts c ON c.id = n.contact_id
  LEFT JOIN LATERAL (
    SELECT status, reason, provider, score FROM verdicts
    WHERE contact_id = n.contact_id AND checked_at <= n.at ORDER BY checked_at DESC, id DESC LIMIT 1) v ON true
  ORDER BY n.key
  ON CONFLICT (source, key) DO NOTHING`;

const KNOWN = "SELECT id FROM contacts WHERE id = ANY($1::uuid[])";

async function insert(
  client: Transaction,
  source: string,
  batch: readonly NewOutcome[],
): Promise<Omit<Added, "suppressed">> {
  const contacts = await client.query<{ id: string }>(KNOWN, [batch.map(({ contactId }) => contactId)]);
  const known = new Set(contacts.rows.map(({ id }) => id));
  const ours = batch.filter(({ contactId }) => known.has(contactId));
  const { rowCount } = await client.query(INSERT, [
    source,
    ours.map(({ contactId }) => contactId),
    ours.map(({ kind }) => kind),
    ours.map(({ at }) => at),
    ours.map(({ key }) => key),
    ours.map(({ words }) => words),
    ours.map(({ kind, words }) => kind === "hard_bounce" && bounceMeaning(words, null) === "no_mailbox"),
  ]);
  const stored = rowCount ?? 0;
  return { stored, known: ours.length - stored, of_strangers: batch.length - ours.length };
}
