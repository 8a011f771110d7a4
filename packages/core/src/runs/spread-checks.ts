import type { Transaction } from "@rollcall/postgres";
import type { NewRun, Spread } from "./run.ts";

/**
 * Assigns waiting checks to days: the stalest first, and within a day's window in order of their ids, which are hashes:
 * that spreads each provider's addresses.
 */
const SPREAD = `
  WITH days AS (
    SELECT k.contact_id,
      (row_number() OVER (ORDER BY c.fresh_until NULLS FIRST, c.id) - 1) / COALESCE($4::bigint, 9223372036854775807) AS day
    FROM checks k JOIN contacts c ON c.id = k.contact_id WHERE k.run_id = $1 AND k.state = 'waiting' AND k.domain IS NOT NULL),
  places AS (
    SELECT contact_id, day, (row_number() OVER (PARTITION BY day ORDER BY contact_id) - 1)::float8
      / count(*) OVER (PARTITION BY day) AS place FROM days)
  UPDATE checks k SET due_at = $2::timestamptz + make_interval(secs => p.day * 86400 + p.place * $3::float8)
  FROM places p WHERE k.run_id = $1 AND k.contact_id = p.contact_id`;

/** Spreads the waiting checks. They keep their times while they wait for their domains. */
export async function spreadChecks(client: Transaction, runId: number, spread: Spread): Promise<void> {
  const { startAt, windowMs, dailyLimit } = spread;
  await client.query(SPREAD, [runId, startAt, windowMs / 1000, dailyLimit]);
}

/** How a run's checks are spread over time; null: all are due at once. */
export function spreadOf({ spread }: NewRun): Spread | null {
  return spread === undefined || (spread.windowMs === 0 && spread.dailyLimit === null) ? null : spread;
}
