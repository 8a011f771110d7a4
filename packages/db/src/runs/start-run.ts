import type { NewRun, StartedRun } from "@rollcall/ports";
import type pg from "pg";
import { type Database, inTransaction } from "../database.ts";

const INSERT_CHECKS = `
  INSERT INTO checks (run_id, contact_id, state, domain, verdict_id)
  SELECT $1, c.id,
    CASE WHEN fresh.verdict_id IS NULL THEN 'waiting' ELSE 'done' END,
    c.domain, fresh.verdict_id
  FROM contacts c
  LEFT JOIN LATERAL (
    SELECT c.verdict_id WHERE c.checked_at > now() - make_interval(secs =>
      CASE c.status WHEN 'deliverable' THEN $2::float8 WHEN 'risky' THEN $3::float8 WHEN 'undeliverable' THEN $4::float8 END)
  ) fresh ON true`;

const OF_LIST = `
  WHERE c.id IN (
    SELECT contact_id FROM list_rows WHERE list_id = $5 AND contact_id IS NOT NULL
    UNION SELECT unnest(other_contact_ids) FROM list_rows WHERE list_id = $5 AND other_contact_ids <> '{}')`;

const OF_CONTACTS = "WHERE c.id = ANY($5::uuid[])";

/** Domains that nobody knows, or whose facts have run out, are to be looked up; those that take no mail are decided there too. */
const WANT_DOMAINS = `
  INSERT INTO domains (name, resolve_due_at)
  SELECT DISTINCT domain, now() FROM checks WHERE run_id = $1 AND state = 'waiting' AND domain IS NOT NULL ORDER BY domain
  ON CONFLICT (name) DO UPDATE SET resolve_due_at = COALESCE(domains.resolve_due_at, now())
    WHERE domains.site_id IS NULL OR domains.expires_at IS NULL OR domains.expires_at < now()`;

/** The others go straight to their sites. Where a scout is out, only the urgent ones don't wait for it. */
const TO_KNOWN_SITES = `
  UPDATE checks k SET state = 'due', site_id = s.id, pacing_key = s.pacing_key,
    due_at = CASE WHEN $2 > 0 THEN now() ELSE GREATEST(now(), d.scout_until) END
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
 * Addresses that are none wait without a domain, for the caller to decide.
 */
export async function startRun(database: Database, run: NewRun, egress: string): Promise<StartedRun> {
  return await inTransaction(database, async (client) => {
    const inserted = await client.query<{ id: number }>(
      "INSERT INTO runs (kind, list_id, priority, watched) VALUES ($1, $2, $3, $4) RETURNING id",
      [run.kind, run.listId, run.priority, run.watched],
    );
    const runId = inserted.rows[0]?.id ?? 0;
    const { deliverable, risky, undeliverable } = run.freshFor;
    const fresh = [deliverable, risky, undeliverable].map((ms) => (ms === null ? null : ms / 1000));
    if (run.contactIds === null) await client.query(INSERT_CHECKS + OF_LIST, [runId, ...fresh, run.listId]);
    else await client.query(`${INSERT_CHECKS} ${OF_CONTACTS}`, [runId, ...fresh, run.contactIds]);
    await client.query(WANT_DOMAINS, [runId]);
    await client.query(TO_KNOWN_SITES, [runId, run.priority]);
    await client.query(COUNT_FRESH, [runId]);
    const begun = await client.query<StartedRun>(BEGIN, [runId]);
    await announceDue(client, runId, egress);
    return begun.rows[0] ?? { runId, total: 0, done: 0 };
  });
}

/** Tells the sweeper of the pacing keys that a run has due checks at. */
export async function announceDue(client: pg.PoolClient | pg.Pool, runId: number, egress: string): Promise<void> {
  await client.query(
    `INSERT INTO pacing_keys (key, egress, next_due_at)
     SELECT pacing_key, COALESCE(egress, $2), min(due_at) FROM checks WHERE run_id = $1 AND state = 'due'
     GROUP BY 1, 2 ORDER BY 1, 2
     ON CONFLICT (key, egress) DO UPDATE SET next_due_at = LEAST(pacing_keys.next_due_at, excluded.next_due_at)`,
    [runId, egress],
  );
}
