import type { Database } from "../database.ts";

/** A worker that has not shown itself for so long is dead, seconds. */
export const ALIVE_S = 15;

/** A worker lives, and speaks from these egresses. Those that have been silent for a day are forgotten. */
export async function showAlive({ pool }: Database, workerId: string, egresses: readonly string[]): Promise<void> {
  await pool.query(
    `WITH gone AS (DELETE FROM workers WHERE seen_at < now() - interval '1 day')
     INSERT INTO workers (id, seen_at, egresses) VALUES ($1, now(), $2)
     ON CONFLICT (id) DO UPDATE SET seen_at = now(), egresses = excluded.egresses`,
    [workerId, egresses],
  );
}

/**
 * A worker has stopped, and holds no session: it counts as dead from now on. What its egresses were left for a while all the same:
 * somebody may only be starting it anew.
 */
export async function signOff({ pool }: Database, workerId: string): Promise<void> {
  await pool.query(
    `UPDATE workers SET seen_at = LEAST(seen_at, now() - make_interval(secs => ${ALIVE_S})) WHERE id = $1`,
    [workerId],
  );
}
