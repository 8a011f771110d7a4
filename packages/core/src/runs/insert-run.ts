import { TEST_DOMAIN } from "@rollcall/address";
import { type Database, inTransaction, type Queries, type Transaction } from "@rollcall/postgres";
import { audit } from "../audit/audit.ts";
import { addFilter, addStale, Conditions } from "../contacts/contact-query.ts";
import { storeCorrected, storeListed, storeListedIn, storeNamed } from "../contacts/store-contacts.ts";
import { SUPPRESSIONS_LOCK } from "../suppressions/add-suppressions.ts";
import type { FreshFor, NewRun, StartedRun } from "./run.ts";
import { spreadChecks, spreadOf } from "./spread-checks.ts";

const INSERT_RUN = `
  INSERT INTO runs (kind, list_id, priority, watched, schedule_id, planned_at, limit_s, created_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, now()) RETURNING id`;

/** The run asks every address that the list has now. */
const ASKS_ALL = "UPDATE lists SET run_revision = revision, unasked_count = 0 WHERE id = $1";

/** Checks still waiting are at domains that are unknown, expired or without mail: look them up. */
const WANT_DOMAINS = `
  INSERT INTO domains (name, resolve_due_at)
  SELECT DISTINCT domain, now() FROM checks k WHERE run_id = $1 AND state = 'waiting' AND domain IS NOT NULL AND %WHICH%
  ORDER BY domain
  ON CONFLICT (name) DO UPDATE SET resolve_due_at = COALESCE(domains.resolve_due_at, now())
    WHERE domains.site_id IS NULL OR domains.expires_at IS NULL OR domains.expires_at < now()`;

/** Checks at known sites are due at once. While a scout is out, only urgent runs go ahead. */
const TO_KNOWN_SITES = `
  UPDATE checks k SET state = 'due', site_id = s.id, pacing_key = s.pacing_key,
    egress = CASE WHEN d.egress = ANY($3::text[]) THEN d.egress END,
    due_at = CASE WHEN $2 > 0 THEN now() ELSE GREATEST(now(), d.scout_until, k.due_at) END
  FROM domains d JOIN sites s ON s.id = d.site_id
  WHERE k.run_id = $1 AND k.state = 'waiting' AND d.name = k.domain AND d.expires_at >= now() AND %WHICH%`;

const COUNT_FRESH = `
  INSERT INTO run_counts (run_id, status, reason, count)
  SELECT k.run_id, v.status, v.reason, count(*) FROM checks k JOIN verdicts v ON v.id = k.verdict_id
  WHERE k.run_id = $1 AND k.state = 'done' GROUP BY 1, 2, 3`;

const BEGIN = `
  UPDATE runs SET total = t.total, done = t.done,
    state = CASE WHEN t.total = t.done THEN 'completed' ELSE 'running' END,
    completed_at = CASE WHEN t.total = t.done THEN now() END,
    -- Waiting for a planned time is not waiting for an answer
    limit_s = limit_s + GREATEST(0, COALESCE(extract(epoch FROM t.last_due_at - now()), 0))
  FROM (SELECT count(*)::int AS total, count(*) FILTER (WHERE state = 'done')::int AS done, max(due_at) AS last_due_at
    FROM checks WHERE run_id = $1) t
  WHERE id = $1 RETURNING id AS "runId", t.total, t.done`;

/**
 * Starts a run in one transaction: a check for each contact; those with a valid verdict are done at once. Malformed
 * addresses wait without a domain, for the caller to decide. Throws ListNotFreeError if the list is gone, not imported
 * yet, or being verified.
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

/** The same within a transaction that has locked the list. */
export async function insertRunIn(client: Transaction, run: NewRun, egresses: readonly string[]): Promise<StartedRun> {
  if (run.listId !== null) {
    await storeListedIn(client, run.listId);
    await client.query(ASKS_ALL, [run.listId]);
    await storeCorrected(client, run.listId);
  }
  const inserted = await client.query<{ id: number }>(INSERT_RUN, [
    run.kind,
    run.listId,
    run.priority,
    run.firstStep !== null,
    run.schedule?.id ?? null,
    run.schedule?.plannedAt ?? null,
    run.limitMs === undefined ? null : run.limitMs / 1000,
  ]);
  const runId = inserted.rows[0]?.id ?? 0;
  if (run.firstStep) await client.query(`INSERT INTO steps (run_id, detail) VALUES ($1, $2)`, [runId, run.firstStep]);
  await insertChecks(client, runId, run, egresses);
  const spread = spreadOf(run);
  if (spread !== null) {
    await spreadChecks(client, runId, spread);
    await sendToKnownSites(client, runId, run.priority, egresses);
  }
  await client.query(COUNT_FRESH, [runId]);
  const begun = await client.query<StartedRun>(BEGIN, [runId]);
  // Runs in progress need the rows of domains and keys: lock them last, as briefly as possible.
  await routeChecks(client, { id: runId, priority: run.priority }, egresses, null);
  if (run.audit) await audit(client, { ...run.audit, subject: run.audit.subject ?? runId });
  return begun.rows[0] ?? { runId, total: 0, done: 0 };
}

/**
 * Asks for the lookups that the waiting checks of a run need, and makes those at known sites due. `contactIds`: of these
 * contacts only; null: of all.
 */
export async function routeChecks(
  client: Transaction,
  run: RunWork,
  egresses: readonly string[],
  contactIds: readonly string[] | null,
): Promise<void> {
  const which = contactIds === null ? [] : [contactIds];
  await client.query(whichOf(WANT_DOMAINS, contactIds, 2), [run.id, ...which]);
  // A resolver that routed a domain before our insert saw no checks of ours; from here on it sees them.
  await sendToKnownSites(client, run.id, run.priority, egresses, contactIds);
  await announceDue(client, run.id, egresses, contactIds);
}

async function sendToKnownSites(
  client: Transaction,
  runId: number,
  priority: number,
  egresses: readonly string[],
  contactIds: readonly string[] | null = null,
): Promise<void> {
  const which = contactIds === null ? [] : [contactIds];
  await client.query(whichOf(TO_KNOWN_SITES, contactIds, 4), [runId, priority, egresses, ...which]);
}

function whichOf(statement: string, contactIds: readonly string[] | null, parameter: number): string {
  const condition = contactIds === null ? "TRUE" : `k.contact_id = ANY($${parameter}::uuid[])`;
  return statement.replace("%WHICH%", condition);
}

/** A run and its place among the others. */
interface RunWork {
  readonly id: number;
  readonly priority: number;
}

const ANNOUNCE = `
  INSERT INTO pacing_keys (key, egress, next_due_at)
  SELECT due.pacing_key, e.name, min(due.due_at) FROM (
    SELECT pacing_key, egress, min(due_at) AS due_at FROM checks k
    WHERE run_id = $1 AND state = 'due' AND %WHICH% GROUP BY 1, 2) due
  CROSS JOIN LATERAL unnest(CASE WHEN due.egress IS NULL THEN $2::text[] ELSE ARRAY[due.egress] END) AS e (name)
  GROUP BY 1, 2 ORDER BY 1, 2
  ON CONFLICT (key, egress) DO UPDATE SET next_due_at = LEAST(pacing_keys.next_due_at, excluded.next_due_at)`;

/** Wakes the sweeper for the pacing keys of a run's due checks; those for any egress, on all of them. */
export async function announceDue(
  client: Queries,
  runId: number,
  egresses: readonly string[],
  contactIds: readonly string[] | null = null,
): Promise<void> {
  const which = contactIds === null ? [] : [contactIds];
  await client.query(whichOf(ANNOUNCE, contactIds, 3), [runId, egresses, ...which]);
}

/** Concurrent starts and deletions of the list wait. */
const LOCK = "SELECT state FROM lists WHERE id = $1 FOR NO KEY UPDATE";

const UNDER_WAY = "SELECT 1 FROM runs WHERE list_id = $1 AND state IN ('starting', 'running', 'paused') LIMIT 1";

const WHY = {
  list_gone: "The list was deleted meanwhile.",
  not_ready: "This list is still being imported.",
  already_running: "This list is already being verified.",
} as const;

type Obstacle = keyof typeof WHY;

/** No run can start on the list now; says why. */
export class ListNotFreeError extends Error {
  readonly code: Obstacle;

  constructor(code: Obstacle) {
    super(WHY[code]);
    this.name = "ListNotFreeError";
    this.code = code;
  }
}

/**
 * Locks a list for a run that starts in this transaction. Returns why it can't: gone, not imported yet, or another run
 * is unfinished; null: it can.
 */
export async function takeList(client: Transaction, listId: number): Promise<Obstacle | null> {
  const { rows } = await client.query<{ state: string }>(LOCK, [listId]);
  if (!rows[0]) return "list_gone";
  if (rows[0].state !== "ready") return "not_ready";
  return (await underWay(client, listId)) ? "already_running" : null;
}

/** Whether a run over the list is unfinished. */
export async function underWay(client: Queries, listId: number): Promise<boolean> {
  return ((await client.query(UNDER_WAY, [listId])).rowCount ?? 0) > 0;
}

/** The current verdict is valid, by its own expiry and by the run's limit. `$2`: maximum age, or null. */
const IS_FRESH = `CASE WHEN $2::float8 IS NOT NULL THEN c.checked_at > now() - make_interval(secs => $2::float8)
  ELSE c.fresh_until > now() AND c.checked_at > now() - make_interval(secs =>
    CASE c.status WHEN 'deliverable' THEN $3::float8 WHEN 'risky' THEN $4::float8 WHEN 'undeliverable' THEN $5::float8 END) END`;

/** A contact that is not probed, whatever its verdict. */
const SUPPRESSED = "COALESCE(sa.entry, sd.entry) IS NOT NULL";

/** A test address: its answer is fixed, and it is answered anew in every run. */
const IS_TEST = `c.domain IS NOT DISTINCT FROM '${TEST_DOMAIN}'`;

/** Neither is one at a domain that is never asked, whose verdict is good as long as any, nor a test address. */
const UNASKED = `(COALESCE(sa.entry, sd.entry, ne.entry) IS NOT NULL OR ${IS_TEST})`;

/**
 * A contact that is not asked waits without a domain, like a malformed one, and the caller decides it. `$6`:
 * checks at known sites are due at once, as in `TO_KNOWN_SITES`, which would write each row a second time.
 */
const INSERT = `
  INSERT INTO checks (run_id, contact_id, state, domain, verdict_id, site_id, pacing_key, egress, due_at)
  SELECT $1, c.id, CASE WHEN fresh.verdict_id IS NOT NULL THEN 'done' WHEN s.id IS NOT NULL THEN 'due' ELSE 'waiting' END,
    CASE WHEN ${UNASKED} THEN NULL ELSE c.domain END, fresh.verdict_id, s.id, s.pacing_key,
    CASE WHEN s.id IS NOT NULL AND d.egress = ANY($8::text[]) THEN d.egress END,
    CASE WHEN s.id IS NULL THEN NULL WHEN $7 > 0 THEN now() ELSE GREATEST(now(), d.scout_until) END
  FROM contacts c
  LEFT JOIN suppressions sa ON sa.contact_id = c.id
  LEFT JOIN suppressions sd ON sd.entry = c.domain
  LEFT JOIN own_entries ne ON ne.kind = 'never_ask' AND ne.entry = c.domain AND NOT ne.withdrawn
  LEFT JOIN LATERAL (SELECT c.verdict_id WHERE NOT (${SUPPRESSED} OR ${IS_TEST}) AND ${IS_FRESH}) fresh ON true
  LEFT JOIN domains d ON $6 AND d.name = c.domain AND d.expires_at >= now() AND fresh.verdict_id IS NULL
    AND NOT (${UNASKED})
  LEFT JOIN sites s ON s.id = d.site_id
  WHERE `;

const OF_LIST = `c.id IN (
  SELECT contact_id FROM list_rows WHERE list_id = ? AND contact_id IS NOT NULL
  UNION SELECT unnest(other_contact_ids) FROM list_rows WHERE list_id = ? AND other_contact_ids <> '{}'
  UNION SELECT corrected_id FROM corrections WHERE list_id = ? AND state = 'accepted')`;

const SHARE_SUPPRESSIONS = "SELECT pg_advisory_xact_lock_shared($1)";

/** A check that was added to a run under way. */
export interface AddedCheck {
  readonly state: string;
  readonly status: string | null;
  readonly reason: string | null;
}

/** Creates the checks of contacts in a run under way, where it has none of them yet. */
export async function addChecks(
  client: Transaction,
  run: RunWork,
  contactIds: readonly string[],
  freshFor: FreshFor,
  egresses: readonly string[],
): Promise<readonly AddedCheck[]> {
  await client.query(SHARE_SUPPRESSIONS, [SUPPRESSIONS_LOCK]);
  const ages = agesOf({ freshFor });
  const conditions = new Conditions([run.id, ...ages, true, run.priority, egresses]);
  conditions.add("c.id = ANY(?::uuid[])", contactIds);
  conditions.addPlain("NOT EXISTS (SELECT 1 FROM checks k WHERE k.run_id = $1 AND k.contact_id = c.id)");
  const { rows } = await client.query<AddedCheck>(
    `WITH added AS (${INSERT}${conditions.text} RETURNING state, verdict_id)
     SELECT a.state, v.status, v.reason FROM added a LEFT JOIN verdicts v ON v.id = a.verdict_id`,
    conditions.values,
  );
  return rows;
}

/** The ages of `IS_FRESH`, in seconds. */
function agesOf({ freshFor, olderThanMs }: Pick<NewRun, "freshFor" | "olderThanMs">): readonly (number | null)[] {
  const { deliverable, risky, undeliverable } = freshFor;
  const ages = [olderThanMs ?? null, deliverable, risky, undeliverable];
  return ages.map((ms) => (ms === null ? null : ms / 1000));
}

/** Creates the checks of a run: for a list, for named contacts, or for stored contacts that are due. */
async function insertChecks(
  client: Transaction,
  runId: number,
  run: NewRun,
  egresses: readonly string[],
): Promise<void> {
  await client.query(SHARE_SUPPRESSIONS, [SUPPRESSIONS_LOCK]);
  const conditions = new Conditions([runId, ...agesOf(run), spreadOf(run) === null, run.priority, egresses]);
  if (run.contactIds !== null) conditions.add("c.id = ANY(?::uuid[])", run.contactIds);
  else if (run.listId !== null) conditions.add(OF_LIST, run.listId);
  else if (run.filter !== undefined) {
    addStale(conditions, run.olderThanMs ?? null);
    // Rows of a list need an answer even if suppressed; stored contacts don't.
    conditions.addPlain(`NOT (${UNASKED})`);
    addFilter(conditions, run.filter);
  } else throw new Error("A run needs a list, contacts or a filter.");
  await client.query(INSERT + conditions.text, conditions.values);
}
