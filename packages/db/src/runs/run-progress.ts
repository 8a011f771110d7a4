import type { KeyBacklog, RunProgress } from "@rollcall/ports";
import type { Database } from "../database.ts";

const STATES = `
  SELECT count(*) FILTER (WHERE state = 'waiting')::int AS resolving,
    count(*) FILTER (WHERE state = 'due' AND (due_at <= now() OR retry_reason IS NULL))::int AS due,
    count(*) FILTER (WHERE state = 'held')::int AS held
  FROM checks WHERE run_id = $1 AND state <> 'done'`;

const RETRIES = `
  SELECT retry_reason AS reason, count(*)::int AS count, min(due_at) AS "nextAt", max(due_at) AS "lastAt"
  FROM checks
  WHERE run_id = $1 AND state = 'due' AND due_at > now() AND retry_reason IS NOT NULL GROUP BY 1 ORDER BY 2 DESC`;

const BACKLOG = `
  SELECT o.*, p.provider, p.state FROM (
    SELECT pacing_key AS "pacingKey", COALESCE(egress, $2) AS egress, count(*)::int AS open,
      count(*) FILTER (WHERE state = 'held' OR due_at <= now())::int AS due
    FROM checks WHERE run_id = $1 AND state IN ('due', 'held') GROUP BY 1, 2) o
  LEFT JOIN pacing_keys p ON p.key = o."pacingKey" AND p.egress = o.egress
  ORDER BY o.open DESC, 1`;

/** Reads a run's progress. Verdicts are counted as they are recorded; only open checks are counted here. */
export async function readProgress(database: Database, runId: number, egress: string): Promise<RunProgress> {
  const [counts, states, retry, backlog] = await Promise.all([
    database.prisma.runCount.findMany({ where: { runId }, select: { status: true, reason: true, count: true } }),
    database.pool.query<{ resolving: number; due: number; held: number }>(STATES, [runId]),
    database.pool.query<RunProgress["retry"][number]>(RETRIES, [runId]),
    database.pool.query<KeyBacklog>(BACKLOG, [runId, egress]),
  ]);
  const state = states.rows[0] ?? { resolving: 0, due: 0, held: 0 };
  return { counts, ...state, retry: retry.rows, backlog: backlog.rows };
}
