import { truthOf } from "@rollcall/mailworld";
import type { Stage } from "./stage.ts";
import { describeWorld, type WorldRequest } from "./worlds.ts";
import { readRun } from "@rollcall/core";

/** Outcome of a run, by its own records and by the world's. */
export interface Audit {
  readonly state: string;
  readonly total: number;
  readonly done: number;
  /** Sum of the counts by reason. */
  readonly counted: number;
  readonly open: number;
  /** Contacts with more than one verdict in the run. */
  readonly twice: number;
  readonly byReason: Readonly<Record<string, number>>;
  /** Existing mailboxes that were called undeliverable. */
  readonly condemned: number;
  /** Definite verdicts that are false in the world. */
  readonly wrong: number;
  /** Keys with the most open checks, and what blocks them. */
  readonly stuck: readonly string[];
  /** Attempts that arrived but were not recorded: in total, and for the worst address. */
  readonly excess: number;
  readonly worstExcess: number;
  /** Of these, not explained by a kill during the address's session. */
  readonly unexplained: number;
}

/** `hits`: kills during a session with the address. */
export async function auditRun(
  stage: Stage,
  runId: number,
  request: WorldRequest,
  hits: ReadonlyMap<string, number> = new Map(),
): Promise<Audit> {
  const { pool } = stage.database;
  const run = await readRun(stage.ports.database, runId);
  const counts = await pool.query<{ reason: string; count: number }>(
    "SELECT reason, count FROM run_counts WHERE run_id = $1 ORDER BY count DESC",
    [runId],
  );
  const open = await pool.query<{ n: number }>(
    "SELECT count(*)::int AS n FROM checks WHERE run_id = $1 AND (state <> 'done' OR verdict_id IS NULL)",
    [runId],
  );
  const twice = await pool.query<{ n: number }>(
    "SELECT count(*)::int AS n FROM (SELECT contact_id FROM verdicts WHERE run_id = $1 GROUP BY 1 HAVING count(*) > 1) t",
    [runId],
  );
  const verdicts = await pool.query<{ asked: string; status: string; reason: string; attempts: number }>(
    `SELECT c.asked, v.status, v.reason, v.attempts FROM checks k JOIN contacts c ON c.id = k.contact_id JOIN verdicts v ON v.id = k.verdict_id
     WHERE k.run_id = $1`,
    [runId],
  );
  const world = describeWorld(request);
  const arrived = new Map(await stage.world.ask<[string, number][]>({ type: "attempts" }));
  let condemned = 0;
  let wrong = 0;
  let excess = 0;
  let worstExcess = 0;
  let unexplained = 0;
  for (const { asked, status, reason, attempts } of verdicts.rows) {
    const truths = truthOf(world, asked);
    if (status === "undeliverable" && !truths.some((truth) => truth.status === "undeliverable")) condemned += 1;
    const saysNothing = status === "unknown" || reason === "catch_all_untested";
    if (!saysNothing && !truths.some((truth) => truth.reason === reason)) wrong += 1;
    const over = Math.max(0, (arrived.get(asked) ?? 0) - attempts);
    excess += over;
    worstExcess = Math.max(worstExcess, over);
    unexplained += Math.max(0, over - (hits.get(asked) ?? 0));
  }
  return {
    state: run?.state ?? "gone",
    total: run?.total ?? 0,
    done: run?.done ?? 0,
    counted: counts.rows.reduce((sum, { count }) => sum + count, 0),
    open: open.rows[0]?.n ?? 0,
    twice: twice.rows[0]?.n ?? 0,
    byReason: Object.fromEntries(counts.rows.map(({ reason, count }) => [reason, count])),
    stuck: await stuckKeys(stage, runId),
    condemned,
    wrong,
    excess,
    worstExcess,
    unexplained,
  };
}

async function stuckKeys({ database }: Stage, runId: number): Promise<string[]> {
  const { rows } = await database.pool.query<{ key: string; text: string }>(
    `SELECT k.pacing_key AS key, json_build_object('waiting', count(*) FILTER (WHERE k.state = 'waiting'),
       'due', count(*) FILTER (WHERE k.state = 'due'), 'held', count(*) FILTER (WHERE k.state = 'held'),
       'dueIn', extract(epoch FROM min(k.due_at) - now()), 'next', extract(epoch FROM min(p.next_due_at) - now()),
       'open', extract(epoch FROM min(p.open_until) - now()), 'window', min(p.state->>'window'), 'halfOpen', min(p.state->>'halfOpen'),
       'sessions', min(p.state->>'sessions'))::text AS text
     FROM checks k LEFT JOIN pacing_keys p ON p.key = k.pacing_key
     WHERE k.run_id = $1 AND k.state <> 'done' GROUP BY 1 ORDER BY count(*) DESC LIMIT 6`,
    [runId],
  );
  return rows.map(({ key, text }) => `${key} ${text}`);
}

/** A summary of the audit. */
export function describeAudit(audit: Audit): string {
  const reasons = Object.entries(audit.byReason).map(([reason, count]) => `${reason} ${count}`);
  return (
    `${audit.state}, ${audit.done} of ${audit.total} done, ${audit.counted} counted, ${audit.open} open, ` +
    `${audit.condemned} condemned, ${audit.wrong} wrong; beyond the recorded attempts ${audit.excess} arrived, at most ${audit.worstExcess} at one address; ${reasons.join(", ")}` +
    (audit.stuck.length > 0 ? `; stuck: ${audit.stuck.join("; ")}` : "")
  );
}

/** Whether everything was decided exactly once, and truthfully. */
export function isWhole(audit: Audit): boolean {
  const { state, total, done, counted, open, twice, condemned, wrong } = audit;
  const once = state === "completed" && done === total && counted === total && open === 0 && twice === 0;
  return once && condemned === 0 && wrong === 0;
}
