import type { Database } from "@rollcall/postgres";
import { StaleWhileRevalidate } from "../stats/stale-while-revalidate.ts";
import type { KeyBacklog, RunProgress } from "./run.ts";

const STATES = `
  SELECT count(*) FILTER (WHERE state = 'waiting' AND retry_reason IS NULL)::int AS resolving,
    count(*) FILTER (WHERE state = 'due' AND (due_at <= now() OR retry_reason IS NULL))::int AS due,
    count(*) FILTER (WHERE state = 'held')::int AS held,
    max(due_at) FILTER (WHERE state <> 'held' AND retry_reason IS NULL AND due_at > now()) AS "plannedUntil"
  FROM checks WHERE run_id = $1 AND state <> 'done'`;

const RETRIES = `
  SELECT retry_reason AS reason, count(*)::int AS count, min(due_at) AS "nextAt", max(due_at) AS "lastAt",
    COALESCE(max(first_attempt_at), now()) AS "lastFirstAt"
  FROM checks
  WHERE run_id = $1 AND state IN ('due', 'waiting') AND due_at > now() AND retry_reason IS NOT NULL GROUP BY 1 ORDER BY 2 DESC`;

/**
 * Keys reported: those with the most open checks, and those suspended longest. No other is likely to be the slowest.
 */
const LARGEST_KEYS = 500;
const RESTING_KEYS = 100;

const BACKLOG = `
  WITH open AS MATERIALIZED (
    SELECT pacing_key, egress, domain, count(*)::int AS open,
      count(*) FILTER (WHERE state = 'held' OR due_at <= now())::int AS due,
      count(*) FILTER (WHERE state = 'held' OR due_at <= now() OR retry_reason IS NULL)::int AS work
    FROM checks WHERE run_id = $1 AND state IN ('due', 'held') GROUP BY 1, 2, 3),
  keys AS MATERIALIZED (
    SELECT pacing_key, sum(open)::int AS open, sum(due)::int AS due,
      COALESCE(sum(open) FILTER (WHERE o.egress IS NULL), 0)::int AS shared,
      COALESCE(sum(work) FILTER (WHERE o.egress IS NULL), 0)::int AS shared_work,
      count(*) FILTER (WHERE work > 0 AND (d.catch_all_expires_at IS NULL OR d.catch_all_expires_at < now()))::int AS domains
    FROM open o LEFT JOIN domains d ON d.name = o.domain GROUP BY 1),
  reported AS (
    (SELECT pacing_key FROM keys ORDER BY open DESC, pacing_key LIMIT ${LARGEST_KEYS})
    UNION
    (SELECT p.key FROM pacing_keys p JOIN keys ON keys.pacing_key = p.key
     WHERE p.next_due_at > now() ORDER BY p.next_due_at DESC LIMIT ${RESTING_KEYS})),
  per_egress AS MATERIALIZED (
    SELECT pacing_key, egress, sum(open)::int AS open, sum(work)::int AS work
    FROM open JOIN reported USING (pacing_key) GROUP BY 1, 2)
  SELECT k.pacing_key AS "pacingKey", k.open, k.due, k.shared, k.shared_work AS "sharedWork", k.domains,
    (SELECT max(provider) FROM pacing_keys p WHERE p.key = k.pacing_key) AS provider,
    (SELECT json_agg(json_build_object('egress', e.name, 'open', COALESCE(o.open, 0), 'work', COALESCE(o.work, 0),
        'state', p.state, 'firstUsedMs', extract(epoch FROM f.first_used_at) * 1000) ORDER BY e.name)
      FROM unnest($2::text[]) AS e (name)
      LEFT JOIN per_egress o ON o.pacing_key = k.pacing_key AND o.egress = e.name
      LEFT JOIN pacing_keys p ON p.key = k.pacing_key AND p.egress = e.name
      LEFT JOIN egresses f ON f.name = e.name) AS sources
  FROM reported JOIN keys k USING (pacing_key) ORDER BY k.open DESC, 1`;

/** The open checks of a run by state and key. */
type OpenChecks = Omit<RunProgress, "counts">;

type OpenStates = Omit<OpenChecks, "retry" | "backlog">;

const NONE_OPEN: OpenChecks = { resolving: 0, due: 0, held: 0, plannedUntil: null, retry: [], backlog: [] };

/** Open checks of a cancelled run remain until `closeCancelled` has closed them. */
const MAY_BE_OPEN = "SELECT state <> 'completed' AND (state <> 'cancelled' OR closing) AS open FROM runs WHERE id = $1";

/** Counting a million open checks takes a while, and every open page asks each second. */
const recentlyOpen = new WeakMap<Database, StaleWhileRevalidate<OpenChecks>>();

/** Reads a run's progress. Verdicts are counted as they are recorded; only open checks are counted here. */
export async function readProgress(
  database: Database,
  runId: number,
  egresses: readonly string[],
): Promise<RunProgress> {
  const recent = recentlyOpen.get(database) ?? new StaleWhileRevalidate<OpenChecks>();
  recentlyOpen.set(database, recent);
  const [counts, open] = await Promise.all([
    database.prisma.runCount.findMany({ where: { runId }, select: { status: true, reason: true, count: true } }),
    database.pool.query<{ open: boolean }>(MAY_BE_OPEN, [runId]),
  ]);
  if (open.rows[0]?.open !== true) return { counts, ...NONE_OPEN };
  return { counts, ...(await recent.get(`${runId} ${egresses.join()}`, () => readOpen(database, runId, egresses))) };
}

async function readOpen(database: Database, runId: number, egresses: readonly string[]): Promise<OpenChecks> {
  const [states, retry, backlog] = await Promise.all([
    database.pool.query<OpenStates>(STATES, [runId]),
    database.pool.query<RunProgress["retry"][number]>(RETRIES, [runId]),
    database.pool.query<KeyBacklog>(BACKLOG, [runId, egresses]),
  ]);
  return { ...NONE_OPEN, ...states.rows[0], retry: retry.rows, backlog: backlog.rows };
}
