import { databaseNow, type Transaction, type Database, inShortTransaction } from "@rollcall/postgres";
import { freshParameters, lifeSeconds, setFreshUntil } from "../contacts/freshness.ts";
import type { FreshFor } from "../runs/run.ts";
import { notifySql, runTopicSql } from "../runs/run-topics.ts";
import type { NewVerdict, Retry } from "../verdicts/verdict.ts";
import type { SharedRecord } from "./turn.ts";

/** Skips contacts that were erased during the session. */
const VERDICTS = `
  INSERT INTO verdicts (contact_id, run_id, status, reason, safe_to_send, score, catch_all, "full", disabled, provider, mx_host,
    smtp_code, enhanced_code, smtp_reply, attempts, duration_ms, checked_at, evidence, transcript, rule)
  SELECT contact_id, (SELECT min(run_id) FROM checks k WHERE k.contact_id = v.contact_id AND k.state <> 'done'),
    status, reason, safe_to_send, score, catch_all, is_full, disabled, provider, mx_host,
    smtp_code, enhanced_code, smtp_reply, attempts, duration_ms, checked_at, evidence, transcript, rule
  FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::int2[], $6::bool[], $7::bool[], $8::bool[], $9::text[],
    $10::text[], $11::int2[], $12::text[], $13::text[], $14::int2[], $15::int[], $16::timestamptz[], $17::jsonb[], $18::jsonb[],
    $19::text[])
    AS v (contact_id, status, reason, safe_to_send, score, catch_all, is_full, disabled, provider, mx_host, smtp_code,
      enhanced_code, smtp_reply, attempts, duration_ms, checked_at, evidence, transcript, rule)
  WHERE EXISTS (SELECT 1 FROM contacts c WHERE c.id = v.contact_id)
  RETURNING id::text, contact_id`;

/** Closes the contact's checks in every run that waits for it. The least of the ids limits the plan to their partition. */
const CHECKS = `
  UPDATE checks k SET state = 'done', verdict_id = v.id, held_by = NULL, held_at = NULL, due_at = NULL, retry_reason = NULL,
    evidence = '[]'
  FROM verdicts v JOIN unnest($1::bigint[]) AS new (id) ON v.id = new.id
  WHERE v.id >= $2::bigint AND k.contact_id = v.contact_id AND k.state <> 'done'
  RETURNING k.run_id, v.status, v.reason`;

/** An unknown never replaces a definite verdict that is still valid. */
const CONTACTS = `
  UPDATE contacts c SET verdict_id = v.id, status = v.status, reason = v.reason, checked_at = v.checked_at, ${setFreshUntil(3)}
  FROM verdicts v JOIN unnest($1::bigint[]) AS new (id) ON v.id = new.id
  WHERE v.id >= $2::bigint AND c.id = v.contact_id AND (v.status <> 'unknown' OR c.status IS NULL OR c.status = 'unknown'
    OR c.checked_at < now() - make_interval(secs => ${lifeSeconds("c.status", 3)}))`;

const COUNTS = `
  INSERT INTO run_counts (run_id, status, reason, count)
  SELECT * FROM unnest($1::int[], $2::text[], $3::text[], $4::int[])
  ON CONFLICT (run_id, status, reason) DO UPDATE SET count = run_counts.count + excluded.count`;

/** Says that a run is over to those that wait for it. */
const RUNS = `
  WITH counted AS (
  UPDATE runs r SET done = r.done + n.count,
    state = CASE WHEN r.done + n.count >= r.total AND r.state = 'running' THEN 'completed' ELSE r.state END,
    completed_at = CASE WHEN r.done + n.count >= r.total THEN COALESCE(r.completed_at, now()) ELSE r.completed_at END
  FROM unnest($1::int[], $2::int[]) AS n (run_id, count) WHERE r.id = n.run_id RETURNING r.id, r.state)
  SELECT ${notifySql(runTopicSql("id"))} FROM counted WHERE state = 'completed'`;

/** A check of the same contact that is due in another run waits with this one. */
const RETRIES = `
  UPDATE checks k SET state = 'due', held_by = NULL, held_at = NULL, due_at = r.due_at, retry_reason = r.reason,
    attempts = k.attempts + r.counted, evidence = r.evidence, egress = r.egress,
    first_attempt_at = CASE WHEN r.counted > 0 THEN COALESCE(k.first_attempt_at, now()) ELSE k.first_attempt_at END
  FROM unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::jsonb[], $5::text[], $6::text[], $7::int[])
    AS r (contact_id, due_at, reason, evidence, lane_id, egress, counted)
  WHERE k.contact_id = r.contact_id AND ((k.state = 'held' AND k.held_by = r.lane_id) OR (k.state = 'due' AND k.due_at < r.due_at))`;

/** A closed check, to be counted in its run. */
export interface ClosedCheck {
  readonly run_id: number;
  readonly status: string;
  readonly reason: string;
}

/** Stores verdicts, and closes and counts their checks in every run. Must run in a transaction. */
async function recordVerdicts(client: Transaction, verdicts: readonly NewVerdict[], freshFor: FreshFor): Promise<void> {
  await countClosed(client, await storeVerdicts(client, verdicts, freshFor));
}

/** The same without the counting: `countClosed` locks the runs, which all recordings share. */
export async function storeVerdicts(
  client: Transaction,
  verdicts: readonly NewVerdict[],
  freshFor: FreshFor,
): Promise<readonly ClosedCheck[]> {
  if (verdicts.length === 0) return [];
  const stored = await insertVerdicts(client, verdicts, freshFor);
  return (await client.query<ClosedCheck>(CHECKS, idsAndLeast(stored))).rows;
}

/** Stores verdicts for their contacts and closes no check. Returns their ids; erased contacts get none. */
export async function insertVerdicts(
  client: Transaction,
  verdicts: readonly NewVerdict[],
  freshFor: FreshFor,
): Promise<readonly { readonly id: string; readonly contact_id: string }[]> {
  const sorted = [...verdicts].sort((a, b) => (a.contactId < b.contactId ? -1 : 1));
  const { rows } = await client.query<{ id: string; contact_id: string }>(VERDICTS, verdictColumns(sorted));
  await client.query(CONTACTS, [...idsAndLeast(rows), ...freshParameters(freshFor)]);
  return rows;
}

function idsAndLeast(rows: readonly { readonly id: string }[]): [readonly string[], string] {
  const ids = rows.map(({ id }) => id);
  return [
    ids,
    ids
      .map(BigInt)
      .reduce((least, id) => (id < least ? id : least), BigInt(ids[0] ?? 0))
      .toString(),
  ];
}

/** A check held by a lane, to be retried. */
export interface LaneRetry {
  readonly retry: Retry;
  readonly laneId: string;
  /** The lane's egress. */
  readonly egress: string;
}

/** Schedules retries of checks. */
export async function recordRetries(client: Transaction, retries: readonly LaneRetry[]): Promise<void> {
  if (retries.length === 0) return;
  const sorted = [...retries].sort((a, b) => (a.retry.contactId < b.retry.contactId ? -1 : 1));
  await client.query(RETRIES, [
    sorted.map(({ retry }) => retry.contactId),
    sorted.map(({ retry }) => retry.dueAt),
    sorted.map(({ retry }) => retry.reason),
    sorted.map(({ retry }) => JSON.stringify(retry.evidence)),
    sorted.map(({ laneId }) => laneId),
    sorted.map(({ retry, egress }) => (retry.egress === "any" ? null : egress)),
    sorted.map(({ retry }) => Number(retry.isCounted)),
  ]);
}

/** Releases what a lane still holds, unchanged. */
export async function requeueChecks(client: Transaction, laneId: string, dueAt: Date): Promise<void> {
  await requeueAll(client, [{ laneId, requeueAt: dueAt }]);
}

/** Releases what lanes still hold, each due at its time. */
export async function requeueAll(
  client: Transaction,
  lanes: readonly { readonly laneId: string; readonly requeueAt: Date }[],
): Promise<void> {
  await client.query(
    `UPDATE checks k SET state = 'due', held_by = NULL, held_at = NULL, due_at = GREATEST(k.due_at, n.due_at)
     FROM unnest($1::text[], $2::timestamptz[]) AS n (lane_id, due_at) WHERE k.held_by = n.lane_id AND k.state = 'held'`,
    [lanes.map(({ laneId }) => laneId), lanes.map(({ requeueAt }) => requeueAt)],
  );
}

function verdictColumns(verdicts: readonly NewVerdict[]): unknown[] {
  const column = <Key extends keyof NewVerdict>(key: Key): NewVerdict[Key][] => verdicts.map((verdict) => verdict[key]);
  return [
    column("contactId"),
    column("status"),
    column("reason"),
    column("safeToSend"),
    column("score"),
    column("catchAll"),
    column("full"),
    column("disabled"),
    column("provider"),
    column("mxHost"),
    column("smtpCode"),
    column("enhancedCode"),
    column("smtpReply"),
    column("attempts"),
    column("durationMs"),
    column("checkedAt"),
    verdicts.map((verdict) => JSON.stringify(verdict.evidence)),
    verdicts.map((verdict) => (verdict.transcript === null ? null : JSON.stringify(verdict.transcript))),
    column("rule"),
  ];
}

/** Counts closed checks in their runs, ordered by run id, so that recordings can't deadlock. */
export async function countClosed(client: Transaction, closed: readonly ClosedCheck[]): Promise<void> {
  const byReason = [...Map.groupBy(closed, (row) => `${row.run_id} ${row.status} ${row.reason}`).values()].sort(
    (a, b) => (a[0]?.run_id ?? 0) - (b[0]?.run_id ?? 0),
  );
  const byRun = [...Map.groupBy(closed, (row) => row.run_id)].sort(([a], [b]) => a - b);
  if (byRun.length === 0) return;
  await client.query(RUNS, [byRun.map(([runId]) => runId), byRun.map(([, rows]) => rows.length)]);
  await client.query(COUNTS, [
    byReason.map((rows) => rows[0]?.run_id),
    byReason.map((rows) => rows[0]?.status),
    byReason.map((rows) => rows[0]?.reason),
    byReason.map((rows) => rows.length),
  ]);
}

/** Records a session's failure for other addresses of its site. */
export async function recordShared(database: Database, shared: SharedRecord): Promise<void> {
  await inShortTransaction(database, async (client) => {
    await recordRetries(
      client,
      shared.retries.map((retry) => ({ retry, laneId: shared.laneId, egress: shared.egress })),
    );
    await recordVerdicts(client, shared.verdicts, shared.freshFor);
    await requeueChecks(client, shared.laneId, await databaseNow(client));
  });
}

/** Records verdicts without a session: bad syntax, no route, not to be probed. */
export async function recordUnasked(
  database: Database,
  verdicts: readonly NewVerdict[],
  freshFor: FreshFor,
): Promise<void> {
  await inShortTransaction(database, (client) => recordVerdicts(client, verdicts, freshFor));
}
