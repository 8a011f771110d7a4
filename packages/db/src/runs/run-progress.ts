import type { KeyBacklog, RunProgress } from "@rollcall/ports";
import type { Database } from "../database.ts";
import { Recent } from "../recent.ts";

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

/** Where the open checks of a run are. */
type OpenChecks = Omit<RunProgress, "counts">;

const NONE_OPEN: OpenChecks = { resolving: 0, due: 0, held: 0, retry: [], backlog: [] };

/** Of a cancelled run, checks are open until they have been taken out of work. */
const MAY_BE_OPEN = "SELECT state <> 'completed' AND (state <> 'cancelled' OR closing) AS open FROM runs WHERE id = $1";

/** Counting a million open checks takes a while, and every open page asks each second. */
const recentlyOpen = new WeakMap<Database, Recent<OpenChecks>>();

/** Reads a run's progress. Verdicts are counted as they are recorded; only open checks are counted here. */
export async function readProgress(database: Database, runId: number, egress: string): Promise<RunProgress> {
  const recent = recentlyOpen.get(database) ?? new Recent<OpenChecks>();
  recentlyOpen.set(database, recent);
  const [counts, open] = await Promise.all([
    database.prisma.runCount.findMany({ where: { runId }, select: { status: true, reason: true, count: true } }),
    database.pool.query<{ open: boolean }>(MAY_BE_OPEN, [runId]),
  ]);
  if (open.rows[0]?.open !== true) return { counts, ...NONE_OPEN };
  return { counts, ...(await recent.get(`${runId} ${egress}`, () => readOpen(database, runId, egress))) };
}

async function readOpen(database: Database, runId: number, egress: string): Promise<OpenChecks> {
  const [states, retry, backlog] = await Promise.all([
    database.pool.query<{ resolving: number; due: number; held: number }>(STATES, [runId]),
    database.pool.query<RunProgress["retry"][number]>(RETRIES, [runId]),
    database.pool.query<KeyBacklog>(BACKLOG, [runId, egress]),
  ]);
  const state = states.rows[0] ?? { resolving: 0, due: 0, held: 0 };
  return { ...state, retry: retry.rows, backlog: backlog.rows };
}
