import { type Database, inShortTransaction } from "@rollcall/postgres";

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
