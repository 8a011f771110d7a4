import { announce } from "./announce-due.ts";
import { type Database, inShortTransaction } from "@rollcall/postgres";

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
