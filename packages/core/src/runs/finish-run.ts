import { type Database, inShortTransaction, inTransaction, type Transaction } from "@rollcall/postgres";
import type { Evidence } from "@rollcall/verdict";
import { audit, type Actor } from "../audit/audit.ts";
import type { Clock, VerificationSettings } from "../settings.ts";
import { type ClosedCheck, countClosed, insertVerdicts } from "../turns/record-outcomes.ts";
import { judge, toStored } from "../verdicts/judge.ts";
import type { NewVerdict } from "../verdicts/verdict.ts";

export interface FinishPorts {
  readonly database: Database;
  readonly clock: Clock;
  readonly settings: Pick<VerificationSettings, "freshFor" | "roleIsRisky">;
}

const FINISH = `
  UPDATE runs SET ended_by = 'finished', pause_reason = NULL,
    state = CASE WHEN done >= total THEN 'completed' ELSE 'running' END,
    completed_at = CASE WHEN done >= total THEN COALESCE(completed_at, now()) END
  WHERE id = $1 AND state IN ('starting', 'running', 'paused') AND ended_by IS DISTINCT FROM 'finished'`;

const IS_FINISHED = "SELECT 1 FROM runs WHERE id = $1 AND ended_by = 'finished'";

/**
 * Finishes a run now: no other check is claimed, sessions under way end, and `endOverdue` closes what is open.
 * Idempotent. False if the run was already over, or does not exist.
 */
export async function finishRun(database: Database, by: Actor, id: number): Promise<boolean> {
  return await inTransaction(database, async (client) => {
    const { rowCount } = await client.query(FINISH, [id]);
    if ((rowCount ?? 0) > 0) await audit(client, { actor: by, action: "run.finished", subject: id });
    else return ((await client.query(IS_FINISHED, [id])).rowCount ?? 0) > 0;
    return true;
  });
}

/** Longest step of a run's clock, seconds. Worker downtime and pauses don't count: nothing could be answered. */
const STEP_LIMIT_S = 60;

/** Several workers advance the same clock. */
const STEP_PAUSE_S = 5;

const TICK = `
  UPDATE runs SET ticked_at = now(),
    worked_s = worked_s + COALESCE(LEAST(GREATEST(extract(epoch FROM now() - ticked_at), 0), ${STEP_LIMIT_S}), 0)
  WHERE id IN (
    SELECT id FROM runs WHERE state = 'running' AND limit_s IS NOT NULL
      AND (ticked_at IS NULL OR ticked_at < now() - make_interval(secs => ${STEP_PAUSE_S}))
    ORDER BY id FOR NO KEY UPDATE SKIP LOCKED)`;

/** Advances the clocks of running runs. Every worker calls it, at least once a minute. */
export async function tickRuns({ pool }: Database): Promise<void> {
  await pool.query(TICK);
}

const OVERDUE = `
  SELECT id, ended_by = 'finished' IS TRUE AS "isFinished", COALESCE(limit_s, 0) AS "limitS" FROM runs
  WHERE state IN ('running', 'paused') AND ended_by = 'finished' OR state = 'running' AND worked_s >= limit_s
  ORDER BY id`;

interface OverdueRun {
  readonly id: number;
  readonly isFinished: boolean;
  readonly limitS: number;
}

/**
 * Closes open checks of runs that are finished or whose time is over, at most `limit` per run, as unknown with the
 * evidence so far. When its time is over, a run stops waiting, for failed lookups, suspended keys and addresses first
 * probed longer ago than its limit; it goes on with what working sites just have not been asked yet, so that a long
 * list is not cut short. Returns how many checks were closed; 0: none left, or only those in sessions.
 */
export async function endOverdue(ports: FinishPorts, limit: number, runId: number | null = null): Promise<number> {
  const { rows } = await ports.database.pool.query<OverdueRun>(OVERDUE);
  let closed = 0;
  for (const run of rows) if (runId === null || run.id === runId) closed += await closePage(ports, run, limit);
  return closed;
}

/** Every egress that may probe check `k` is suspended. */
const IS_SUSPENDED = `
  k.pacing_key IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM pacing_keys p WHERE p.key = k.pacing_key AND (k.egress IS NULL OR p.egress = k.egress)
      AND COALESCE((p.state -> 'suspension' ->> 'untilMs')::float8, 0) <= extract(epoch FROM now()) * 1000)
  AND EXISTS (SELECT 1 FROM pacing_keys p WHERE p.key = k.pacing_key AND (k.egress IS NULL OR p.egress = k.egress))`;

/** Checks without a domain are decided without probing (`start-run.ts`). */
const PAGE = `
  SELECT contact_id AS id FROM checks k
  WHERE run_id = $1 AND state IN ('waiting', 'due') AND domain IS NOT NULL
    AND ($3 OR state = 'waiting' AND retry_reason IS NOT NULL
      OR first_attempt_at < now() - make_interval(secs => $4::float8) OR ${IS_SUSPENDED})
  LIMIT $2`;

/** Contacts before checks, as in every recording, so that they can't deadlock. */
const LOCK_CONTACTS = "SELECT 1 FROM contacts WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE";

const OPEN = `
  SELECT k.contact_id AS "contactId", k.attempts, k.evidence, k.retry_reason AS "retryReason", c.role, c.disposable,
    s.provider, d.detail, CASE WHEN c.status <> 'unknown' THEN c.verdict_id::text END AS standing
  FROM checks k JOIN contacts c ON c.id = k.contact_id
  LEFT JOIN sites s ON s.id = k.site_id LEFT JOIN domains d ON d.name = k.domain
  WHERE k.run_id = $1 AND k.contact_id = ANY($2::uuid[]) AND k.state IN ('waiting', 'due') FOR UPDATE OF k`;

interface OpenCheck {
  readonly contactId: string;
  readonly attempts: number;
  readonly evidence: readonly Evidence[];
  readonly retryReason: string | null;
  readonly role: boolean;
  readonly disposable: boolean;
  readonly provider: string | null;
  /** Why the domain's lookup failed. */
  readonly detail: string | null;
  /** The contact's definite verdict; null: none. */
  readonly standing: string | null;
}

const CLOSE = `
  UPDATE checks k SET state = 'done', verdict_id = v.id, due_at = NULL, retry_reason = NULL, evidence = '[]'
  FROM unnest($2::uuid[], $3::bigint[]) AS n (contact_id, verdict_id) JOIN verdicts v ON v.id = n.verdict_id
  WHERE k.run_id = $1 AND k.contact_id = n.contact_id RETURNING k.run_id, v.status, v.reason`;

/** `countClosed` completes a running run. One that an outage paused in the meantime has nothing to wait for either. */
const END = `
  UPDATE runs SET unanswered = unanswered + $2, ended_by = COALESCE(ended_by, 'time_limit'),
    state = CASE WHEN state = 'paused' AND done >= total THEN 'completed' ELSE state END,
    completed_at = CASE WHEN done >= total THEN COALESCE(completed_at, now()) END
  WHERE id = $1`;

async function closePage(ports: FinishPorts, run: OverdueRun, limit: number): Promise<number> {
  return await inShortTransaction(ports.database, async (client) => {
    const page = await client.query<{ id: string }>(PAGE, [run.id, limit, run.isFinished, run.limitS]);
    if (page.rows.length === 0) return 0;
    const ids = page.rows.map(({ id }) => id);
    await client.query(LOCK_CONTACTS, [ids]);
    const open = await client.query<OpenCheck>(OPEN, [run.id, ids]);
    const closed = await closeChecks(client, ports, run, open.rows);
    await countClosed(client, closed);
    await client.query(END, [run.id, closed.length]);
    return closed.length;
  });
}

/** A check that was never probed keeps its contact's earlier definite verdict, as after a cancellation. */
async function closeChecks(
  client: Transaction,
  { clock, settings }: FinishPorts,
  run: OverdueRun,
  open: readonly OpenCheck[],
): Promise<readonly ClosedCheck[]> {
  const kept = open.flatMap(({ contactId, evidence, standing }) =>
    standing === null || evidence.length > 0 ? [] : [{ contact_id: contactId, id: standing }],
  );
  const keeping = new Set(kept.map(({ contact_id }) => contact_id));
  const others = open.filter(({ contactId }) => !keeping.has(contactId));
  const verdicts = others.map((check) => unanswered(check, run, settings.roleIsRisky, clock.nowMs()));
  const all = [...kept, ...(await insertVerdicts(client, verdicts, settings.freshFor))];
  const values = [run.id, all.map(({ contact_id }) => contact_id), all.map(({ id }) => id)];
  return (await client.query<ClosedCheck>(CLOSE, values)).rows;
}

/** The verdict on an address that the run leaves: what was learned so far, and that we stopped. */
function unanswered(check: OpenCheck, { isFinished }: OverdueRun, roleIsRisky: boolean, atMs: number): NewVerdict {
  const { contactId, role, disposable, provider, attempts, retryReason } = check;
  const about = { contactId, role, disposable, provider };
  const why = isFinished ? "the run was finished" : "the run's time was over";
  const evidence: readonly Evidence[] = [
    ...check.evidence,
    ...(retryReason === "dns_error" && check.detail !== null
      ? [{ type: "dns" as const, outcome: "dns_error" as const, detail: check.detail, atMs }]
      : []),
    { type: "limit", limit: "not_answered_yet", detail: `${why} before an answer came`, atMs },
  ];
  return toStored(about, judge(about, evidence, roleIsRisky), evidence, {
    attempts,
    durationMs: null,
    atMs,
    transcript: null,
  });
}
