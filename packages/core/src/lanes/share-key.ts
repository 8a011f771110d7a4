import { type Database, inShortTransaction } from "@rollcall/postgres";
import type { PacingState, Lane } from "@rollcall/pacing";
import { egressNames, type VerificationSettings } from "../settings.ts";
import { announce } from "./due-keys.ts";

/** Where a source has been refused, what it has not asked yet is asked from the others, if there are any. */
export async function shareKey(
  database: Database,
  settings: VerificationSettings,
  { pacingKey, egress }: Lane,
  { suspension }: PacingState,
  nowMs: number,
): Promise<void> {
  const others = egressNames(settings).filter((name) => name !== egress);
  if (others.length === 0 || suspension === null || suspension.untilMs <= nowMs) return;
  // A site that can't be reached can't be from there either; and the operator has said it of all egresses.
  if (suspension.because === "failures" || suspension.because === "operator") return;
  await shareWithEgresses(database, pacingKey, egress, others);
}

/** Checks that change hands in one statement: nobody waits long for their locks. */
const PAGE_CHECKS = 5_000;

const SHARE = `
  WITH pick AS (
    SELECT run_id, contact_id FROM checks WHERE pacing_key = $1 AND egress = $2 AND state = 'due' AND attempts = 0
    LIMIT ${PAGE_CHECKS} FOR UPDATE SKIP LOCKED)
  UPDATE checks k SET egress = NULL FROM pick WHERE k.run_id = pick.run_id AND k.contact_id = pick.contact_id`;

/** An egress can't ask at a key for long: what nobody has asked yet may be asked from any, and the others hear of it. */
async function shareWithEgresses(
  database: Database,
  pacingKey: string,
  egress: string,
  others: readonly string[],
): Promise<void> {
  for (;;) {
    const shared = await inShortTransaction(
      database,
      async (client) => (await client.query(SHARE, [pacingKey, egress])).rowCount ?? 0,
    );
    if (shared < PAGE_CHECKS) break;
  }
  await announce(database.pool, [pacingKey], others, new Date());
}

/** An egress that no worker has served for so long may be gone for good, seconds; one that restarts is back sooner. */
const UNSERVED_S = 60;

/** Greylists forget a source that does not come back after this (spamd, cPanel: 4 h): from then on any may ask. */
const FORGOTTEN_S = 4 * 3_600;

/** Keys that change hands in one transaction. */
const PAGE_KEYS = 500;

const UNSERVED_KEYS = `
  SELECT p.key, p.egress FROM pacing_keys p
  WHERE p.next_due_at < now() - make_interval(secs => ${UNSERVED_S}) AND NOT EXISTS (
    SELECT 1 FROM workers w WHERE p.egress = ANY(w.egresses) AND w.seen_at > now() - make_interval(secs => ${UNSERVED_S}))
  ORDER BY p.key, p.egress LIMIT ${PAGE_KEYS} FOR UPDATE SKIP LOCKED`;

const SERVED = `
  SELECT DISTINCT unnest(egresses) AS name FROM workers WHERE seen_at > now() - make_interval(secs => ${UNSERVED_S})`;

const GIVE = `
  UPDATE checks k SET egress = NULL FROM unnest($1::text[], $2::text[]) AS n (key, egress)
  WHERE k.pacing_key = n.key AND k.egress = n.egress AND k.state = 'due'
    AND (k.retry_reason IS DISTINCT FROM 'greylisted' OR k.due_at < now() - make_interval(secs => ${FORGOTTEN_S}))`;

/** What stays waits for its egress to be served again. */
const STAYS = `
  UPDATE pacing_keys p SET open_until = NULL, next_due_at = (
    SELECT now() FROM checks k WHERE k.pacing_key = p.key AND k.egress = p.egress AND k.state = 'due' LIMIT 1)
  FROM unnest($1::text[], $2::text[]) AS n (key, egress) WHERE p.key = n.key AND p.egress = n.egress`;

/**
 * Gives due checks of egresses that no worker has served for a minute to those that are served. What waits behind a greylist
 * stays for four hours: until then the other source would only begin to wait. Returns how many keys were looked at.
 */
export async function giveAway(database: Database): Promise<number> {
  return await inShortTransaction(database, async (client) => {
    const served = await client.query<{ name: string }>(SERVED);
    if (served.rows.length === 0) return 0;
    const { rows } = await client.query<{ key: string; egress: string }>(UNSERVED_KEYS);
    if (rows.length === 0) return 0;
    const columns = [rows.map(({ key }) => key), rows.map(({ egress }) => egress)];
    await client.query(GIVE, columns);
    await client.query(STAYS, columns);
    const names = served.rows.map(({ name }) => name);
    await announce(client, [...new Set(rows.map(({ key }) => key))], names, new Date());
    return rows.length;
  });
}
