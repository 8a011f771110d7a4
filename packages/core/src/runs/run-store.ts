import { audit } from "../privacy/audit.ts";
import { overruleOutages } from "../outage/outage-store.ts";
import { announceDue } from "./insert-run.ts";
import type { Run } from "../records/run.ts";
import { type Database, inTransaction } from "@rollcall/postgres";
import type { Actor } from "../records/audit.ts";

export async function readRun(database: Database, id: number): Promise<Run | null> {
  return await database.prisma.run.findUnique({ where: { id } });
}

/** The latest run of a list, or null. */
export async function readLatestRun(database: Database, listId: number): Promise<Run | null> {
  return await database.prisma.run.findFirst({ where: { listId }, orderBy: { id: "desc" } });
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
