import { type Database, inShortTransaction } from "../database.ts";

const NEXT_DUE = `
  SELECT min(h.due_at) AS at FROM runs CROSS JOIN LATERAL (
    SELECT due_at FROM checks WHERE pacing_key = $1 AND run_id = runs.id AND state = 'due' AND COALESCE(egress, $2) = $2
    ORDER BY due_at LIMIT 1) h
  WHERE runs.state = 'running'`;

/** A lane ends: when something is due, and not before a time, the sweeper opens it again. Returns when that is, or null. */
export async function recordIdle(
  database: Database,
  pacingKey: string,
  egress: string,
  notBefore: Date | null,
): Promise<Date | null> {
  return await inShortTransaction(database, async (client) => {
    await client.query("SELECT 1 FROM pacing_keys WHERE key = $1 AND egress = $2 FOR UPDATE", [pacingKey, egress]);
    const due = await client.query<{ at: Date | null }>(NEXT_DUE, [pacingKey, egress]);
    const dueAt = due.rows[0]?.at ?? null;
    const nextDueAt = dueAt !== null && notBefore !== null && notBefore > dueAt ? notBefore : dueAt;
    await client.query(
      "UPDATE pacing_keys SET next_due_at = $3, open_until = NULL, open_lanes = 0 WHERE key = $1 AND egress = $2",
      [pacingKey, egress, nextDueAt],
    );
    return nextDueAt;
  });
}
