import type { Database } from "@rollcall/postgres";
import type { StoredVerdict } from "../records/redecide.ts";

/** A verdict `v` of a contact `c`, as {@link StoredVerdict}. */
export const STORED_VERDICT = `
  v.id::text, v.contact_id AS "contactId", c.role, c.disposable, v.provider, v.status, v.reason, v.safe_to_send AS "safeToSend", v.score,
  v.catch_all AS "catchAll", v.attempts,
  v.duration_ms AS "durationMs", v.checked_at AS "checkedAt", v.evidence`;

const SEEN = `
  SELECT ${STORED_VERDICT} FROM verdicts v JOIN contacts c ON c.id = v.contact_id
  WHERE v.id > $1 AND (c.verdict_id = v.id
    OR EXISTS (SELECT 1 FROM checks k WHERE k.contact_id = v.contact_id AND k.verdict_id = v.id))
  ORDER BY v.id LIMIT $2`;

/** Verdicts that somebody sees: those that stand for their contacts, and those of runs. */
export async function readVerdicts(database: Database, afterId: string, limit: number): Promise<StoredVerdict[]> {
  return (await database.pool.query<StoredVerdict>(SEEN, [afterId, limit])).rows;
}
