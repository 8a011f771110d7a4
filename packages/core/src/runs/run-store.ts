import { audit, type Actor } from "../audit/audit.ts";
import { overruleOutages } from "../outage/outage-store.ts";
import { announceDue } from "./insert-run.ts";
import type { Run } from "./run.ts";
import { type Database, inShortTransaction, inTransaction, type Transaction } from "@rollcall/postgres";

export async function readRun(database: Database, id: number): Promise<Run | null> {
  return toRun(await database.prisma.run.findUnique({ where: { id } }));
}

/** The latest run of a list, or null. */
export async function readLatestRun(database: Database, listId: number): Promise<Run | null> {
  return toRun(await database.prisma.run.findFirst({ where: { listId }, orderBy: { id: "desc" } }));
}

/** The schema knows kinds and states as text: what the statements of this package write is one of these. */
function toRun(
  row: (Omit<Run, "kind" | "state"> & { readonly kind: string; readonly state: string }) | null,
): Run | null {
  return row as Run | null;
}

const PAUSE = "UPDATE runs SET state = 'paused' WHERE id = $1 AND state = 'running'";

/** Pauses a running run: no new turn takes its checks. False when it was not running. */
export async function pauseRun(database: Database, by: Actor, id: number): Promise<boolean> {
  return await changeRun(database, { actor: by, action: "run.paused", subject: id }, PAUSE, [id]);
}

/** What its sessions answered while it was paused may have been the last of it: then there is nothing to go on with. */
const RESUME = `
  UPDATE runs SET pause_reason = NULL, state = CASE WHEN done >= total THEN 'completed' ELSE 'running' END,
    completed_at = CASE WHEN done >= total THEN COALESCE(completed_at, now()) END
  WHERE id = $1 AND state = 'paused'`;

/** Lets a paused run go on. False when it was not paused. */
export async function resumeRun(
  database: Database,
  by: Actor,
  id: number,
  egresses: readonly string[],
): Promise<boolean> {
  const entry = { actor: by, action: "run.resumed", subject: id };
  // Who resumes a run by hand knows better than the guard, for a while. Before it runs, or the guard could pause it meanwhile.
  await overruleOutages(database, id);
  if (!(await changeRun(database, entry, RESUME, [id]))) return false;
  await announceDue(database.pool, id, egresses);
  return true;
}

const CANCEL = `
  UPDATE runs SET state = 'cancelled', completed_at = now(), closing = true
  WHERE id = $1 AND state IN ('starting', 'running', 'paused')`;

/**
 * Ends a run early: what has a verdict keeps it, sessions under way end as they will, and no other check is taken from
 * now on. Its open checks are closed bit by bit (`closeCancelled`). `done` stays below `total`: it counts answers. False
 * when it was over.
 */
export async function cancelRun(database: Database, by: Actor, id: number): Promise<boolean> {
  return await changeRun(database, { actor: by, action: "run.cancelled", subject: id }, CANCEL, [id]);
}

const CANCEL_OF_LIST = `
  UPDATE runs SET state = 'cancelled', completed_at = now(), closing = true
  WHERE list_id = $1 AND state IN ('starting', 'running', 'paused') RETURNING id`;

/** Cancels a list's runs that are not over, in the transaction that deletes the list. */
export async function cancelRunsOf(client: Transaction, by: Actor, listId: number): Promise<void> {
  const { rows } = await client.query<{ id: number }>(CANCEL_OF_LIST, [listId]);
  for (const { id } of rows) await audit(client, { actor: by, action: "run.cancelled", subject: id });
}

const COMPLETE = `
  UPDATE runs SET state = 'completed', completed_at = COALESCE(completed_at, now())
  WHERE state = 'running' AND done >= total`;

/**
 * Completes runs that have all their answers but are still called running, as earlier versions left them. A paused run
 * stays paused until it is resumed: then there is nothing left to do, and it is completed at once.
 */
export async function completeAnswered(database: Database): Promise<void> {
  await database.pool.query(COMPLETE);
}

/** One statement and its audit entry; false, and no entry, where it changed nothing. */
async function changeRun(
  database: Database,
  entry: Parameters<typeof audit>[1],
  statement: string,
  values: readonly unknown[],
): Promise<boolean> {
  return await inTransaction(database, async (client) => {
    const { rowCount } = await client.query(statement, [...values]);
    if (rowCount === 0) return false;
    await audit(client, entry);
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

/** Sessions under way still hold some, or somebody else closes them: look again later. */
const CLOSED = `
  UPDATE runs SET closing = false
  WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM checks WHERE run_id = $1 AND state <> 'done')`;

/**
 * Closes open checks of cancelled runs, at most `limit` of each run: with the answer that their contacts had before, as the
 * run's own count of answers does not, or without any. Returns how many; 0: none are left but those in sessions.
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
