import type { Database } from "@rollcall/postgres";

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
