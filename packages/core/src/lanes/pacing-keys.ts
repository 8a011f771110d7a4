import { type Database, inTransaction } from "@rollcall/postgres";
import { audit, type NewAuditEntry } from "../audit/audit.ts";

/** A pacing key on one egress, with what waits for it. */
export interface StoredPacingKey {
  readonly pacingKey: string;
  readonly provider: string | null;
  readonly egress: string;
  readonly state: unknown;
  readonly openLanes: number;
  /** Open checks that this egress is to ask, or that any may. */
  readonly backlog: number;
  readonly due: number;
}

// A look-up names a key's provider on the egress of its domain alone, and it is the same on all.
const KEYS = `
  WITH open AS MATERIALIZED (
    SELECT k.pacing_key, k.egress, count(*)::int AS backlog,
      count(*) FILTER (WHERE k.state = 'due' AND k.due_at <= now())::int AS due, count(DISTINCT k.held_by)::int AS held
    FROM checks k JOIN runs r ON r.id = k.run_id AND r.state IN ('running', 'paused')
    WHERE k.state IN ('due', 'held') GROUP BY 1, 2)
  SELECT p.key AS "pacingKey", p.egress,
    COALESCE(p.provider, (SELECT max(q.provider) FROM pacing_keys q WHERE q.key = p.key)) AS provider,
    p.state, COALESCE(o.held, 0) AS "openLanes",
    COALESCE(o.backlog, 0) + COALESCE(s.backlog, 0) AS backlog, COALESCE(o.due, 0) + COALESCE(s.due, 0) AS due
  FROM pacing_keys p LEFT JOIN open o ON o.pacing_key = p.key AND o.egress = p.egress
  LEFT JOIN open s ON s.pacing_key = p.key AND s.egress IS NULL
  WHERE $1::text IS NULL OR strpos(p.key, lower($1)) > 0
  ORDER BY backlog DESC, p.updated_at DESC, p.egress LIMIT $2`;

/** Pacing keys, those with the most work first. */
export async function readPacingKeys(
  database: Database,
  search: string | null,
  limit: number,
): Promise<StoredPacingKey[]> {
  return (await database.pool.query<StoredPacingKey>(KEYS, [search, limit])).rows;
}

/**
 * Changes the pace of a key on those of the egresses where it has one, each while its row is locked, and announces it to the sweeper.
 * Returns how many there were; where there was none, nothing is audited.
 */
export async function stepPacingKeys(
  database: Database,
  key: string,
  egresses: readonly string[],
  step: (state: unknown) => unknown,
  entry: NewAuditEntry,
): Promise<number> {
  return await inTransaction(database, async (client) => {
    const { rows } = await client.query<{ egress: string; state: unknown }>(
      "SELECT egress, state FROM pacing_keys WHERE key = $1 AND egress = ANY($2) ORDER BY egress FOR UPDATE",
      [key, egresses],
    );
    for (const { egress, state } of rows) {
      await client.query("UPDATE pacing_keys SET state = $3, updated_at = now() WHERE key = $1 AND egress = $2", [
        key,
        egress,
        JSON.stringify(step(state)),
      ]);
    }
    if (rows.length > 0) await audit(client, entry);
    return rows.length;
  });
}
