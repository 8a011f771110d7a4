import type { Database } from "../database.ts";

/** A worker lives. Those that have been silent for a day are forgotten. */
export async function showAlive({ pool }: Database, workerId: string): Promise<void> {
  await pool.query(
    `WITH gone AS (DELETE FROM workers WHERE seen_at < now() - interval '1 day')
     INSERT INTO workers (id, seen_at) VALUES ($1, now()) ON CONFLICT (id) DO UPDATE SET seen_at = now()`,
    [workerId],
  );
}

/** A worker has stopped, and holds no session. */
export async function signOff({ pool }: Database, workerId: string): Promise<void> {
  await pool.query("DELETE FROM workers WHERE id = $1", [workerId]);
}
