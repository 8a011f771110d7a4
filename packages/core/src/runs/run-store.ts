import { type Database, inShortTransaction, inTransaction, type Transaction } from "@rollcall/postgres";
import { audit, type Actor } from "../audit/audit.ts";
import { overruleOutages } from "../outage/outage-store.ts";
import { announceDue } from "./insert-run.ts";
import { announceRuns } from "../webhooks/run-event.ts";
import type { Run } from "./run.ts";
import { notifySql, runTopic } from "./run-topics.ts";

export async function readRun(database: Database, id: number): Promise<Run | null> {
  return toRun(await database.prisma.run.findUnique({ where: { id } }));
}

/** The latest run of a list, or null. */
export async function readLatestRun(database: Database, listId: number): Promise<Run | null> {
  return toRun(await database.prisma.run.findFirst({ where: { listId }, orderBy: { id: "desc" } }));
}

/** A run that is not over, with the name of its list. */
type OpenRun = Pick<Run, "id" | "state" | "done" | "total"> & {
  readonly kind: string;
  readonly listName: string | null;
};

const OPEN = `
  SELECT r.id, r.kind, r.state, r.done, r.total, l.name AS "listName" FROM runs r LEFT JOIN lists l ON l.id = r.list_id
  WHERE r.state IN ('starting', 'running', 'paused') ORDER BY r.id`;

/** Runs that are not over, oldest first. */
export async function readOpenRuns({ pool }: Database): Promise<readonly OpenRun[]> {
  return (await pool.query<OpenRun>(OPEN)).rows;
}

type Words = "kind" | "state" | "endedBy";

/** The schema types kinds and states as text; only these values are stored. */
function toRun(row: (Omit<Run, Words> & Readonly<Record<Words, string | null>>) | null): Run | null {
  return row as Run | null;
}

const PAUSE = "UPDATE runs SET state = 'paused' WHERE id = $1 AND state = 'running'";

/** Pauses a running run: its checks are no longer claimed. False if it was not running. */
export async function pauseRun(database: Database, by: Actor, id: number): Promise<boolean> {
  return await changeRun(database, { actor: by, action: "run.paused", subject: id }, PAUSE);
}

/** Sessions that ended during the pause may have completed it: then there is nothing to resume. */
const RESUME = `
  UPDATE runs SET pause_reason = NULL, state = CASE WHEN done >= total THEN 'completed' ELSE 'running' END,
    completed_at = CASE WHEN done >= total THEN COALESCE(completed_at, now()) END
  WHERE id = $1 AND state = 'paused'`;

/** Resumes a paused run. False if it was not paused. */
export async function resumeRun(
  database: Database,
  by: Actor,
  id: number,
  egresses: readonly string[],
): Promise<boolean> {
  const entry = { actor: by, action: "run.resumed", subject: id } as const;
  // An operator who resumes a run overrules the outage guard for a while. Done first, or the guard could pause it
  // again.
  await overruleOutages(database, id);
  if (!(await changeRun(database, entry, RESUME))) return false;
  await announceDue(database.pool, id, egresses);
  return true;
}

const CANCEL = `
  UPDATE runs SET state = 'cancelled', completed_at = now(), closing = true
  WHERE id = $1 AND state IN ('starting', 'running', 'paused')`;

/**
 * Cancels a run: verdicts stay, sessions under way finish, no other check is claimed. Open checks are closed gradually
 * (`closeCancelled`). `done` stays below `total`, since it counts answers. False if the run was over.
 */
export async function cancelRun(database: Database, by: Actor, id: number): Promise<boolean> {
  return await changeRun(database, { actor: by, action: "run.cancelled", subject: id }, CANCEL);
}

const CANCEL_OF_LIST = `
  UPDATE runs SET state = 'cancelled', completed_at = now(), closing = true
  WHERE list_id = $1 AND state IN ('starting', 'running', 'paused') RETURNING id`;

/** Cancels a list's unfinished runs, in the transaction that deletes the list. */
export async function cancelRunsOf(client: Transaction, by: Actor, listId: number): Promise<void> {
  const { rows } = await client.query<{ id: number }>(CANCEL_OF_LIST, [listId]);
  for (const { id } of rows) await audit(client, { actor: by, action: "run.cancelled", subject: id });
  await announceRuns(
    client,
    "run.cancelled",
    rows.map(({ id }) => id),
  );
}

const COMPLETE = `
  UPDATE runs SET state = 'completed', completed_at = COALESCE(completed_at, now())
  WHERE state = 'running' AND done >= total`;

/**
 * Completes runs that have all their answers but are still running, as earlier versions left them. A paused run
 * completes when it is resumed.
 */
export async function completeAnswered(database: Database): Promise<void> {
  await database.pool.query(COMPLETE);
}

/** An operator's change of a run: its audit entry has the name of its event. */
interface RunChange {
  readonly actor: Actor;
  readonly action: "run.paused" | "run.resumed" | "run.cancelled";
  readonly subject: number;
}

/** Runs a statement, audits it and tells webhooks; false, without either, if nothing changed. */
async function changeRun(database: Database, change: RunChange, statement: string): Promise<boolean> {
  return await inTransaction(database, async (client) => {
    const { rowCount } = await client.query(statement, [change.subject]);
    if (rowCount === 0) return false;
    await audit(client, change);
    await announceRuns(client, change.action, [change.subject]);
    await client.query(`SELECT ${notifySql("$1::text")}`, [runTopic(change.subject)]);
    return true;
  });
}

const CLOSE = `
  WITH open AS (
    SELECT run_id, contact_id FROM checks WHERE run_id = $1 AND state IN ('waiting', 'due') LIMIT $2 FOR UPDATE SKIP LOCKED),
  closed AS (
    UPDATE checks k SET state = 'done', due_at = NULL, retry_reason = NULL, evidence = '[]', verdict_id = c.verdict_id
    FROM open LEFT JOIN contacts c ON c.id = open.contact_id
    WHERE k.run_id = open.run_id AND k.contact_id = open.contact_id RETURNING k.verdict_id),
  counted AS (
    INSERT INTO run_counts AS n (run_id, status, reason, count)
    SELECT $1, v.status, v.reason, count(*) FROM closed JOIN verdicts v ON v.id = closed.verdict_id GROUP BY 2, 3
    ORDER BY 2, 3
    ON CONFLICT (run_id, status, reason) DO UPDATE SET count = n.count + excluded.count)
  SELECT count(*)::int AS closed FROM closed`;

/** Checks are still in sessions, or another process is closing them: try again later. */
const CLOSED = `
  UPDATE runs SET closing = false
  WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM checks WHERE run_id = $1 AND state <> 'done')`;

/**
 * Closes open checks of cancelled runs, at most `limit` per run, with the contact's previous verdict if any; they don't
 * count as the run's answers. Returns how many; 0: only checks in sessions are left.
 */
export async function closeCancelled(database: Database, limit: number): Promise<number> {
  const runs = await database.prisma.run.findMany({ where: { closing: true }, select: { id: true } });
  let closed = 0;
  for (const { id } of runs) {
    closed += await inShortTransaction(database, async (client) => {
      const { rows } = await client.query<{ closed: number }>(CLOSE, [id, limit]);
      const count = rows[0]?.closed ?? 0;
      if (count === 0) await client.query(CLOSED, [id]);
      return count;
    });
  }
  return closed;
}
