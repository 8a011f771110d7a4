import { type Database, inShortTransaction } from "../database.ts";

const CLOSE = `
  WITH open AS (
    SELECT run_id, contact_id FROM checks WHERE run_id = $1 AND state IN ('waiting', 'due') LIMIT $2 FOR UPDATE SKIP LOCKED)
  UPDATE checks k SET state = 'done', due_at = NULL, retry_reason = NULL, evidence = '[]'
  FROM open WHERE k.run_id = open.run_id AND k.contact_id = open.contact_id`;

/** Sessions under way still hold some, or somebody else closes them: look again later. */
const CLOSED = `
  UPDATE runs SET closing = false
  WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM checks WHERE run_id = $1 AND state <> 'done')`;

/**
 * Closes open checks of cancelled runs, without a verdict, at most `limit` of each run. Returns how many; 0: none are
 * left but those in sessions.
 */
export async function closeCancelled(database: Database, limit: number): Promise<number> {
  const runs = await database.prisma.run.findMany({ where: { closing: true }, select: { id: true } });
  let closed = 0;
  for (const { id } of runs) {
    closed += await inShortTransaction(database, async (client) => {
      const { rowCount } = await client.query(CLOSE, [id, limit]);
      if (rowCount === 0) await client.query(CLOSED, [id]);
      return rowCount ?? 0;
    });
  }
  return closed;
}
