import { storeListed, storeListedIn, storeNamed } from "../contacts/store-contacts.ts";
import { audit } from "../audit/audit.ts";
import { insertChecks, spreadChecks, spreadOf } from "./insert-checks.ts";
import type { NewRun, StartedRun } from "./run.ts";
import { type Database, inTransaction, type Queries, type Transaction } from "@rollcall/postgres";

const INSERT_RUN = `
  INSERT INTO runs (kind, list_id, priority, watched, schedule_id, planned_at, created_at)
  VALUES ($1, $2, $3, $4, $5, $6, now()) RETURNING id`;

/** What still waits does so for domains that nobody knows, whose facts have run out, or that take no mail: they are looked up. */
const WANT_DOMAINS = `
  INSERT INTO domains (name, resolve_due_at)
  SELECT DISTINCT domain, now() FROM checks WHERE run_id = $1 AND state = 'waiting' AND domain IS NOT NULL ORDER BY domain
  ON CONFLICT (name) DO UPDATE SET resolve_due_at = COALESCE(domains.resolve_due_at, now())
    WHERE domains.site_id IS NULL OR domains.expires_at IS NULL OR domains.expires_at < now()`;

/** Those with a known site go straight there. Where a scout is out, only the urgent ones don't wait for it. */
const TO_KNOWN_SITES = `
  UPDATE checks k SET state = 'due', site_id = s.id, pacing_key = s.pacing_key,
    egress = CASE WHEN d.egress = ANY($3::text[]) THEN d.egress END,
    due_at = CASE WHEN $2 > 0 THEN now() ELSE GREATEST(now(), d.scout_until, k.due_at) END
  FROM domains d JOIN sites s ON s.id = d.site_id
  WHERE k.run_id = $1 AND k.state = 'waiting' AND d.name = k.domain AND d.expires_at >= now()`;

const COUNT_FRESH = `
  INSERT INTO run_counts (run_id, status, reason, count)
  SELECT k.run_id, v.status, v.reason, count(*) FROM checks k JOIN verdicts v ON v.id = k.verdict_id
  WHERE k.run_id = $1 AND k.state = 'done' GROUP BY 1, 2, 3`;

const BEGIN = `
  UPDATE runs SET total = t.total, done = t.done,
    state = CASE WHEN t.total = t.done THEN 'completed' ELSE 'running' END,
    completed_at = CASE WHEN t.total = t.done THEN now() END
  FROM (SELECT count(*)::int AS total, count(*) FILTER (WHERE state = 'done')::int AS done FROM checks WHERE run_id = $1) t
  WHERE id = $1 RETURNING id AS "runId", t.total, t.done`;

/**
 * Starts a run: a check for each contact, those with a verdict that is still good done at once, in one transaction.
 * Addresses that are none wait without a domain, for the caller to decide. Throws ListNotFreeError where it is a list's, and
 * the list is gone, not read yet, or being verified.
 */
export async function insertRun(database: Database, run: NewRun, egresses: readonly string[]): Promise<StartedRun> {
  if (run.listId !== null) await storeListed(database, run.listId);
  else if (run.contactIds !== null) await storeNamed(database, run.contactIds);
  return await inTransaction(database, async (client) => {
    const obstacle = run.listId === null ? null : await takeList(client, run.listId);
    if (obstacle !== null) throw new ListNotFreeError(obstacle);
    return await insertRunIn(client, run, egresses);
  });
}

/** The same, as part of a transaction which has the list. */
export async function insertRunIn(client: Transaction, run: NewRun, egresses: readonly string[]): Promise<StartedRun> {
  if (run.listId !== null) await storeListedIn(client, run.listId);
  const inserted = await client.query<{ id: number }>(INSERT_RUN, [
    run.kind,
    run.listId,
    run.priority,
    run.firstStep !== null,
    run.schedule?.id ?? null,
    run.schedule?.plannedAt ?? null,
  ]);
  const runId = inserted.rows[0]?.id ?? 0;
  if (run.firstStep) await client.query(`INSERT INTO steps (run_id, detail) VALUES ($1, $2)`, [runId, run.firstStep]);
  await insertChecks(client, runId, run, egresses);
  const spread = spreadOf(run);
  if (spread !== null) {
    await spreadChecks(client, runId, spread);
    await client.query(TO_KNOWN_SITES, [runId, run.priority, egresses]);
  }
  await client.query(COUNT_FRESH, [runId]);
  const begun = await client.query<StartedRun>(BEGIN, [runId]);
  // Runs in progress need the rows of domains and keys: they are taken last, for as short as can be.
  await client.query(WANT_DOMAINS, [runId]);
  // A resolver may have found a way before it waited for us, and saw no checks of ours: from here on it sees them.
  await client.query(TO_KNOWN_SITES, [runId, run.priority, egresses]);
  await announceDue(client, runId, egresses);
  if (run.audit) await audit(client, { ...run.audit, subject: run.audit.subject ?? runId });
  return begun.rows[0] ?? { runId, total: 0, done: 0 };
}

/** Tells the sweeper of the pacing keys that a run has due checks at; what any egress may ask, on all of them. */
export async function announceDue(client: Queries, runId: number, egresses: readonly string[]): Promise<void> {
  await client.query(
    `INSERT INTO pacing_keys (key, egress, next_due_at)
     SELECT due.pacing_key, e.name, min(due.due_at) FROM (
       SELECT pacing_key, egress, min(due_at) AS due_at FROM checks WHERE run_id = $1 AND state = 'due' GROUP BY 1, 2) due
     CROSS JOIN LATERAL unnest(CASE WHEN due.egress IS NULL THEN $2::text[] ELSE ARRAY[due.egress] END) AS e (name)
     GROUP BY 1, 2 ORDER BY 1, 2
     ON CONFLICT (key, egress) DO UPDATE SET next_due_at = LEAST(pacing_keys.next_due_at, excluded.next_due_at)`,
    [runId, egresses],
  );
}

/** Whoever else starts or deletes it waits, and then sees what was done. */
const LOCK = "SELECT state FROM lists WHERE id = $1 FOR NO KEY UPDATE";

const UNDER_WAY = "SELECT 1 FROM runs WHERE list_id = $1 AND state IN ('starting', 'running', 'paused') LIMIT 1";

const WHY = {
  list_gone: "The list was deleted meanwhile.",
  not_ready: "This list is still being read.",
  already_running: "This list is being verified already.",
} as const;

type Obstacle = keyof typeof WHY;

/** A list of which no run can start now, and why. */
export class ListNotFreeError extends Error {
  readonly code: Obstacle;

  constructor(code: Obstacle) {
    super(WHY[code]);
    this.name = "ListNotFreeError";
    this.code = code;
  }
}

/**
 * Takes a list for a run that starts in this transaction. Returns what stands in the way: it is gone, its rows are not all there,
 * or another run of it is under way; null: nothing.
 */
export async function takeList(client: Transaction, listId: number): Promise<Obstacle | null> {
  const { rows } = await client.query<{ state: string }>(LOCK, [listId]);
  if (!rows[0]) return "list_gone";
  if (rows[0].state !== "ready") return "not_ready";
  return ((await client.query(UNDER_WAY, [listId])).rowCount ?? 0) > 0 ? "already_running" : null;
}
