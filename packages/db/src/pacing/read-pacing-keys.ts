import type { Database } from "../database.ts";

/** A pacing key with what waits for it. */
export interface StoredPacingKey {
  readonly pacingKey: string;
  readonly provider: string | null;
  readonly egress: string;
  readonly state: unknown;
  readonly openLanes: number;
  readonly backlog: number;
  readonly due: number;
}

const KEYS = `
  SELECT p.key AS "pacingKey", p.provider, p.egress, p.state, COALESCE(c.held, 0) AS "openLanes",
    COALESCE(c.backlog, 0) AS backlog, COALESCE(c.due, 0) AS due
  FROM pacing_keys p LEFT JOIN (
    SELECT k.pacing_key, count(*)::int AS backlog, count(*) FILTER (WHERE k.state = 'due' AND k.due_at <= now())::int AS due,
      count(DISTINCT k.held_by)::int AS held
    FROM checks k JOIN runs r ON r.id = k.run_id AND r.state IN ('running', 'paused')
    WHERE k.state IN ('due', 'held') GROUP BY 1) c ON c.pacing_key = p.key
  WHERE $1::text IS NULL OR strpos(p.key, lower($1)) > 0
  ORDER BY c.backlog DESC NULLS LAST, p.updated_at DESC LIMIT $2`;

/** Pacing keys, those with the most work first. */
export async function readPacingKeys(
  database: Database,
  search: string | null,
  limit: number,
): Promise<StoredPacingKey[]> {
  return (await database.pool.query<StoredPacingKey>(KEYS, [search, limit])).rows;
}
