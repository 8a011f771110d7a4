import { type Database, inTransaction } from "@rollcall/postgres";

/** A worker without a heartbeat for this long is dead, seconds. */
export const ALIVE_S = 15;

/** Records a worker's heartbeat and its egresses. Workers without one for a day are deleted. */
export async function showAlive({ pool }: Database, workerId: string, egresses: readonly string[]): Promise<void> {
  await pool.query(
    `WITH gone AS (DELETE FROM workers WHERE seen_at < now() - interval '1 day')
     INSERT INTO workers (id, seen_at, egresses) VALUES ($1, now(), $2)
     ON CONFLICT (id) DO UPDATE SET seen_at = now(), egresses = excluded.egresses`,
    [workerId, egresses],
  );
}

/** Worker heartbeats, by the database's clock. */
export interface WorkerSigns {
  /** The last heartbeat; null: none within a day. */
  readonly lastSeenAt: Date | null;
  /** Its age, seconds. */
  readonly silentS: number | null;
  /** Runs that wait for a worker. */
  readonly runsOpen: number;
}

const SIGNS = `
  SELECT max(seen_at) AS "lastSeenAt", extract(epoch FROM now() - max(seen_at))::float8 AS "silentS",
    (SELECT count(*)::int FROM runs WHERE state IN ('starting', 'running')) AS "runsOpen" FROM workers`;

/** Reads the last heartbeat of any worker. */
export async function readWorkerSigns({ pool }: Database): Promise<WorkerSigns> {
  const { rows } = await pool.query<WorkerSigns>(SIGNS);
  return rows[0] ?? { lastSeenAt: null, silentS: null, runsOpen: 0 };
}

/**
 * A worker shuts down without sessions: it counts as dead at once. Its egresses stay reserved for a minute: this may be
 * a restart.
 */
export async function signOff({ pool }: Database, workerId: string): Promise<void> {
  await pool.query(
    `UPDATE workers SET seen_at = LEAST(seen_at, now() - make_interval(secs => ${ALIVE_S})) WHERE id = $1`,
    [workerId],
  );
}

/**
 * Releases what all other workers hold, and reopens every lane. Only for the sole worker process, after another was
 * killed.
 */
export async function expireAllLeases(database: Database): Promise<void> {
  await inTransaction(database, async (client) => {
    await client.query("DELETE FROM workers");
    await client.query("UPDATE checks SET state = 'due', held_by = NULL, held_at = NULL WHERE state = 'held'");
    await client.query(
      `UPDATE pacing_keys SET holders = '{}', open_until = NULL, next_due_at = LEAST(next_due_at, now())
       WHERE open_until IS NOT NULL OR holders <> '{}'`,
    );
    await client.query(
      "UPDATE domains SET resolve_due_at = now() WHERE resolve_due_at > now() AND resolve_attempts = 0",
    );
  });
}
