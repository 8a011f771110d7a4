import type { Transaction } from "@rollcall/postgres";
import { addFilter, addStale, Conditions } from "../contacts/contact-conditions.ts";
import { SUPPRESSIONS_LOCK } from "../suppressions/add-suppressions.ts";
import type { NewRun, Spread } from "./run.ts";

/** The verdict that stands is still good: by its own time, and by the run's word. `$2`: the age that makes it old, or null. */
const IS_FRESH = `CASE WHEN $2::float8 IS NOT NULL THEN c.checked_at > now() - make_interval(secs => $2::float8)
  ELSE c.fresh_until > now() AND c.checked_at > now() - make_interval(secs =>
    CASE c.status WHEN 'deliverable' THEN $3::float8 WHEN 'risky' THEN $4::float8 WHEN 'undeliverable' THEN $5::float8 END) END`;

/**
 * What is suppressed waits without a domain, as what is no address does: nobody asks, and the caller decides. `$6`: what has a
 * known site goes straight there, as in `TO_KNOWN_SITES` of start-run.ts, which would write each of them a second time.
 */
const INSERT = `
  INSERT INTO checks (run_id, contact_id, state, domain, verdict_id, site_id, pacing_key, egress, due_at)
  SELECT $1, c.id, CASE WHEN fresh.verdict_id IS NOT NULL THEN 'done' WHEN s.id IS NOT NULL THEN 'due' ELSE 'waiting' END,
    CASE WHEN COALESCE(sa.entry, sd.entry) IS NULL THEN c.domain END, fresh.verdict_id, s.id, s.pacing_key,
    CASE WHEN s.id IS NOT NULL AND d.egress = ANY($8::text[]) THEN d.egress END,
    CASE WHEN s.id IS NULL THEN NULL WHEN $7 > 0 THEN now() ELSE GREATEST(now(), d.scout_until) END
  FROM contacts c
  LEFT JOIN suppressions sa ON sa.contact_id = c.id
  LEFT JOIN suppressions sd ON sd.entry = c.domain
  LEFT JOIN LATERAL (SELECT c.verdict_id WHERE COALESCE(sa.entry, sd.entry) IS NULL AND ${IS_FRESH}) fresh ON true
  LEFT JOIN domains d ON $6 AND d.name = c.domain AND d.expires_at >= now() AND fresh.verdict_id IS NULL
    AND COALESCE(sa.entry, sd.entry) IS NULL
  LEFT JOIN sites s ON s.id = d.site_id
  WHERE `;

const OF_LIST = `c.id IN (
  SELECT contact_id FROM list_rows WHERE list_id = ? AND contact_id IS NOT NULL
  UNION SELECT unnest(other_contact_ids) FROM list_rows WHERE list_id = ? AND other_contact_ids <> '{}')`;

const SHARE_SUPPRESSIONS = "SELECT pg_advisory_xact_lock_shared($1)";

/** Creates the checks of a run: of a list, of named contacts, or of stored contacts that are to be asked. */
export async function insertChecks(
  client: Transaction,
  runId: number,
  run: NewRun,
  egresses: readonly string[],
): Promise<void> {
  await client.query(SHARE_SUPPRESSIONS, [SUPPRESSIONS_LOCK]);
  const { deliverable, risky, undeliverable } = run.freshFor;
  const ages = [run.olderThanMs ?? null, deliverable, risky, undeliverable];
  const seconds = ages.map((ms) => (ms === null ? null : ms / 1000));
  const conditions = new Conditions([runId, ...seconds, spreadOf(run) === null, run.priority, egresses]);
  if (run.contactIds !== null) conditions.add("c.id = ANY(?::uuid[])", run.contactIds);
  else if (run.listId !== null) conditions.add(OF_LIST, run.listId);
  else if (run.filter !== undefined) {
    addStale(conditions, run.olderThanMs ?? null);
    // A list's row needs its answer; what nobody asked for needs none.
    conditions.addPlain("COALESCE(sa.entry, sd.entry) IS NULL");
    addFilter(conditions, run.filter);
  } else throw new Error("A run needs a list, contacts or a filter.");
  await client.query(INSERT + conditions.text, conditions.values);
}

/**
 * Gives waiting checks their days: those that have been stale the longest come first, within each day's hours in the order
 * of their ids, which are hashes: no provider has all of its addresses at once.
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

/** Spreads the checks that wait to be asked. They keep their times while they wait for their domains. */
export async function spreadChecks(client: Transaction, runId: number, spread: Spread): Promise<void> {
  const { startAt, windowMs, dailyLimit } = spread;
  await client.query(SPREAD, [runId, startAt, windowMs / 1000, dailyLimit]);
}

/** How the checks of a run are spread over time, or null where all are due at once. */
export function spreadOf({ spread }: NewRun): Spread | null {
  return spread === undefined || (spread.windowMs === 0 && spread.dailyLimit === null) ? null : spread;
}
