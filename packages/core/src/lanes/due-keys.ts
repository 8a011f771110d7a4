import type { DueKey } from "../records/pacing-key.ts";
import type { Database } from "@rollcall/postgres";

/** A check held longer than any session lasts belongs to a lane that is gone. */
const HELD_LIMIT_S = 600;

/** Lanes that were just opened count as open for this long before they must have begun: an opening can get lost. */
const OPENING_LEASE_S = 10;

/** How long after its next turn a sleeping lane counts as open, seconds. */
export const SLEEP_LEASE_S = 15;

const OPEN_KEYS = "SELECT count(*)::int AS open FROM pacing_keys WHERE open_until >= now() AND egress = ANY($1)";

/** By a plain limit and by place, so that only as many rows are read as there is room for, however many keys there are. */
const DUE_KEYS = `
  UPDATE pacing_keys p SET open_until = now() + make_interval(secs => ${OPENING_LEASE_S})
  WHERE p.ctid = ANY (ARRAY(
    SELECT ctid FROM pacing_keys
    WHERE next_due_at <= now() AND egress = ANY($2) AND (open_until IS NULL OR open_until < now())
    ORDER BY next_due_at LIMIT $1 FOR UPDATE SKIP LOCKED))
  RETURNING key AS "pacingKey", egress, state`;

/** Keys with due work and no open lanes, oldest first, as many as the window has room for; they count as open from now on. */
export async function claimDueKeys(database: Database, window: number, egresses: readonly string[]): Promise<DueKey[]> {
  const counted = await database.pool.query<{ open: number }>(OPEN_KEYS, [egresses]);
  const room = window - (counted.rows[0]?.open ?? 0);
  if (room <= 0) return [];
  return (await database.pool.query<DueKey>(DUE_KEYS, [room, egresses])).rows;
}

/** When the next key without open lanes has something to do, or null. */
export async function nextDueAt(database: Database, egresses: readonly string[]): Promise<Date | null> {
  const { rows } = await database.pool.query<{ at: Date }>(
    `SELECT next_due_at AS at FROM pacing_keys
     WHERE next_due_at > now() AND egress = ANY($1) AND (open_until IS NULL OR open_until < next_due_at)
     ORDER BY next_due_at LIMIT 1`,
    [egresses],
  );
  return rows[0]?.at ?? null;
}

/** A lane sleeps until then: its key counts as open until a little later. */
export async function keepOpen(database: Database, pacingKey: string, egress: string, until: Date): Promise<void> {
  await database.pool.query(
    `UPDATE pacing_keys SET open_until = $3::timestamptz + make_interval(secs => ${SLEEP_LEASE_S}) WHERE key = $1 AND egress = $2`,
    [pacingKey, egress, until],
  );
}

/** Gives back the checks of lanes that are gone for good, and announces their keys. Returns how many. */
export async function reclaimHeld(database: Database): Promise<number> {
  const { rowCount } = await database.pool.query(
    `WITH gone AS (
       SELECT run_id, contact_id FROM checks
       WHERE state = 'held' AND held_at < now() - make_interval(secs => ${HELD_LIMIT_S}) FOR UPDATE SKIP LOCKED),
     back AS (
       UPDATE checks k SET state = 'due', held_by = NULL, held_at = NULL
       FROM gone WHERE k.run_id = gone.run_id AND k.contact_id = gone.contact_id
       RETURNING k.pacing_key, k.egress)
     UPDATE pacing_keys p SET next_due_at = LEAST(p.next_due_at, now())
     FROM back WHERE p.key = back.pacing_key AND p.egress = back.egress`,
  );
  return rowCount ?? 0;
}
