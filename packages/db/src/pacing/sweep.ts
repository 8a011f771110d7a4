import type { DueKey } from "@rollcall/ports";
import type { Database } from "../database.ts";

/** A check held longer than any session lasts belongs to a lane that is gone. */
const HELD_LIMIT_S = 600;

/** How long lanes count as open after somebody saw them alive. */
const OPEN_LEASE_S = 45;

const DUE_KEYS = `
  UPDATE pacing_keys p SET open_until = now() + make_interval(secs => ${OPEN_LEASE_S})
  WHERE (key, egress) IN (
    SELECT key, egress FROM pacing_keys
    WHERE next_due_at <= now() AND egress = ANY($2) AND (open_until IS NULL OR open_until < now())
    ORDER BY next_due_at LIMIT GREATEST(0, $1 - (SELECT count(*) FROM pacing_keys WHERE open_until >= now()))
    FOR UPDATE SKIP LOCKED)
  RETURNING key AS "pacingKey", egress, state`;

/** Keys with due work and no open lanes, oldest first, as many as the window has room for; they count as open from now on. */
export async function claimDueKeys(database: Database, window: number, egresses: readonly string[]): Promise<DueKey[]> {
  const { rows } = await database.pool.query<DueKey>(DUE_KEYS, [window, egresses]);
  return rows;
}

/** A lane lives: its key counts as open until then and a little longer. */
export async function keepOpen(database: Database, pacingKey: string, egress: string, until: Date): Promise<void> {
  await database.pool.query(
    `UPDATE pacing_keys SET open_until = $3::timestamptz + make_interval(secs => ${OPEN_LEASE_S}) WHERE key = $1 AND egress = $2`,
    [pacingKey, egress, until],
  );
}

/** Gives back the checks of lanes that are gone for good, and announces their keys. Returns how many. */
export async function reclaimHeld(database: Database): Promise<number> {
  const { rowCount } = await database.pool.query(
    `WITH back AS (
       UPDATE checks SET state = 'due', held_by = NULL, held_at = NULL
       WHERE state = 'held' AND held_at < now() - make_interval(secs => ${HELD_LIMIT_S})
       RETURNING pacing_key, egress)
     UPDATE pacing_keys p SET next_due_at = LEAST(p.next_due_at, now())
     FROM back WHERE p.key = back.pacing_key AND p.egress = back.egress`,
  );
  return rowCount ?? 0;
}
