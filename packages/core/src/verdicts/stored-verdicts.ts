import { type Database, inShortTransaction, type Transaction } from "@rollcall/postgres";
import { freshParameters, lifeSeconds, setFreshUntil } from "../contacts/freshness.ts";
import { dropRowIndexes } from "../rows/index/build-row-index.ts";
import type { FreshFor } from "../runs/run.ts";
import type { NewVerdict, Redecided, StoredVerdict } from "./verdict.ts";

/** Contacts before runs, each sorted: the lock order of every recording, so that they can't deadlock. */
const LOCK_CONTACTS = "SELECT 1 FROM contacts WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE";
const LOCK_RUNS = `
  SELECT 1 FROM runs WHERE id IN (
    SELECT k.run_id FROM checks k JOIN unnest($1::uuid[], $2::bigint[]) AS n (contact_id, id)
      ON k.contact_id = n.contact_id AND k.verdict_id = n.id)
  ORDER BY id FOR UPDATE`;

/** Only verdicts unchanged since they were read. */
const VERDICTS = `
  UPDATE verdicts v SET status = n.status, reason = n.reason, safe_to_send = n.safe_to_send, score = n.score,
    catch_all = n.catch_all, "full" = n.is_full, disabled = n.disabled, mx_host = n.mx_host, smtp_code = n.smtp_code,
    enhanced_code = n.enhanced_code, smtp_reply = n.smtp_reply, evidence = n.evidence, rule = n.rule
  FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::int2[], $7::bool[], $8::bool[], $9::bool[],
    $10::text[], $11::int2[], $12::text[], $13::text[], $14::jsonb[],
    $15::text[])
    AS n (id, old_reason, status, reason, safe_to_send, score, catch_all, is_full, disabled, mx_host, smtp_code, enhanced_code,
      smtp_reply, evidence, rule)
  WHERE v.id = n.id AND v.reason = n.old_reason
  RETURNING v.id::text`;

const COUNTS = `
  SELECT k.run_id, n.id::text FROM checks k JOIN unnest($1::uuid[], $2::bigint[]) AS n (contact_id, id)
    ON k.contact_id = n.contact_id AND k.verdict_id = n.id
  WHERE k.state = 'done'`;

/** The latest definite verdict while it is valid, else the latest. */
const CONTACTS = `
  UPDATE contacts c SET verdict_id = v.id, status = v.status, reason = v.reason, checked_at = v.checked_at, ${setFreshUntil(2)}
  FROM unnest($1::uuid[]) AS n (id) CROSS JOIN LATERAL (
    SELECT s.id, s.status, s.reason, s.checked_at, s.enhanced_code FROM verdicts s WHERE s.contact_id = n.id
    ORDER BY s.checked_at > now() - make_interval(secs => ${lifeSeconds("s.status", 2)}) DESC, s.checked_at DESC, s.id DESC
    LIMIT 1) v
  WHERE c.id = n.id AND (c.verdict_id, c.reason) IS DISTINCT FROM (v.id, v.reason) RETURNING v.id::text`;

/** Retention must notice that a verdict which was superseded stands again: it looks at verdicts that are written to. */
const TOUCH = "UPDATE verdicts SET rule = rule WHERE id = ANY($1::bigint[])";

/**
 * Replaces verdicts, and updates what depends on them: the runs' counts, and the contacts' current verdicts. Verdicts
 * that changed since they were read are skipped. Must run in a transaction; returns those written.
 */
export async function rewriteVerdictsIn(
  client: Transaction,
  redecided: readonly Redecided[],
  freshFor: FreshFor,
): Promise<readonly Redecided[]> {
  if (redecided.length === 0) return [];
  await client.query(LOCK_CONTACTS, [redecided.map(({ stored }) => stored.contactId)]);
  await client.query(LOCK_RUNS, keysOf(redecided));
  const { rows } = await client.query<{ id: string }>(VERDICTS, columnsOf(redecided));
  const written = new Set(rows.map((row) => row.id));
  const done = redecided.filter(({ stored }) => written.has(stored.id));
  await moveCounts(client, done);
  const contacts = [done.map(({ stored }) => stored.contactId), ...freshParameters(freshFor)];
  const standing = await client.query<{ id: string }>(CONTACTS, contacts);
  await touch(
    client,
    standing.rows.flatMap(({ id }) => (written.has(id) ? [] : [id])),
  );
  return done;
}

async function touch(client: Transaction, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const { rowCount } = await client.query(TOUCH, [ids]);
  if (rowCount === ids.length) return;
  // The code of a serialization failure: the transaction is tried again, and chooses among what is left.
  throw Object.assign(new Error("A verdict was purged while it came to stand again."), { code: "40001" });
}

/** The same in its own transaction. */
export async function rewriteVerdicts(
  database: Database,
  redecided: readonly Redecided[],
  freshFor: FreshFor,
): Promise<number> {
  return await inShortTransaction(
    database,
    async (client) => (await rewriteVerdictsIn(client, redecided, freshFor)).length,
  );
}

/** Contact and verdict ids: an index leads from the contact to its checks. */
export function keysOf(redecided: readonly Redecided[]): [string[], string[]] {
  return [redecided.map(({ stored }) => stored.contactId), redecided.map(({ stored }) => stored.id)];
}

/** A change of one of a run's counts. */
export interface CountChange {
  readonly runId: number;
  readonly status: string;
  readonly reason: string;
  readonly by: number;
}

const ADD = `
  INSERT INTO run_counts (run_id, status, reason, count)
  SELECT * FROM unnest($1::int[], $2::text[], $3::text[], $4::int[])
  ON CONFLICT (run_id, status, reason) DO UPDATE SET count = run_counts.count + excluded.count`;

/** Changes counts of runs whose rows are locked. Counts of zero are deleted, and so are indexes of the answers. */
export async function changeCounts(client: Transaction, changes: readonly CountChange[]): Promise<void> {
  const sums = [...Map.groupBy(changes, ({ runId, status, reason }) => `${runId} ${status} ${reason}`).values()]
    .map((group) => ({ first: group[0], by: group.reduce((sum, { by }) => sum + by, 0) }))
    .filter(({ by }) => by !== 0);
  await dropRowIndexes(client, [...new Set(changes.map(({ runId }) => runId))]);
  if (sums.length === 0) return;
  const runIds = sums.map(({ first }) => first?.runId);
  await client.query(ADD, [
    runIds,
    sums.map(({ first }) => first?.status),
    sums.map(({ first }) => first?.reason),
    sums.map(({ by }) => by),
  ]);
  await client.query("DELETE FROM run_counts WHERE run_id = ANY($1) AND count <= 0", [runIds]);
}

async function moveCounts(client: Transaction, done: readonly Redecided[]): Promise<void> {
  const byId = new Map(done.map((one) => [one.stored.id, one]));
  const counted = await client.query<{ run_id: number; id: string }>(COUNTS, keysOf(done));
  const changes = counted.rows.flatMap(({ run_id: runId, id }): CountChange[] => {
    const one = byId.get(id);
    if (!one) return [];
    const { stored, verdict } = one;
    return [
      { runId, status: stored.status, reason: stored.reason, by: -1 },
      { runId, status: verdict.status, reason: verdict.reason, by: 1 },
    ];
  });
  await changeCounts(client, changes);
}

function columnsOf(redecided: readonly Redecided[]): unknown[] {
  const column = <Key extends keyof NewVerdict>(key: Key): NewVerdict[Key][] =>
    redecided.map(({ verdict }) => verdict[key]);
  return [
    redecided.map(({ stored }) => stored.id),
    redecided.map(({ stored }) => stored.reason),
    column("status"),
    column("reason"),
    column("safeToSend"),
    column("score"),
    column("catchAll"),
    column("full"),
    column("disabled"),
    column("mxHost"),
    column("smtpCode"),
    column("enhancedCode"),
    column("smtpReply"),
    redecided.map(({ verdict }) => JSON.stringify(verdict.evidence)),
    column("rule"),
  ];
}

/** SQL: a verdict `v` of contact `c`, as {@link StoredVerdict}. */
export const STORED_VERDICT = `
  v.id::text, v.contact_id AS "contactId", c.role, c.disposable, v.provider, v.status, v.reason, v.safe_to_send AS "safeToSend", v.score,
  v.catch_all AS "catchAll", v.attempts,
  v.duration_ms AS "durationMs", v.checked_at AS "checkedAt", v.evidence, v.rule`;

const SEEN = `
  SELECT ${STORED_VERDICT} FROM verdicts v JOIN contacts c ON c.id = v.contact_id
  WHERE v.id > $1 AND ($3::text IS NULL OR v.rule = $3) AND (c.verdict_id = v.id
    OR EXISTS (SELECT 1 FROM checks k WHERE k.contact_id = v.contact_id AND k.verdict_id = v.id))
  ORDER BY v.id LIMIT $2`;

/** Visible verdicts: contacts' current ones and those of runs. `rule`: only those based on it. */
export async function readVerdicts(
  database: Database,
  afterId: string,
  limit: number,
  rule: string | null = null,
): Promise<StoredVerdict[]> {
  return (await database.pool.query<StoredVerdict>(SEEN, [afterId, limit, rule])).rows;
}
