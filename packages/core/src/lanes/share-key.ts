import type { PacingState, Lane } from "@rollcall/pacing";
import { databaseNow, type Database, inShortTransaction } from "@rollcall/postgres";
import { egressNames, type VerificationSettings } from "../settings.ts";
import { UNSERVED_S } from "../outage/outage-store.ts";
import { announce } from "./due-keys.ts";

/** When a source is blocked at a key, addresses that it has not tried yet move to the other egresses. */
export async function shareKey(
  database: Database,
  settings: VerificationSettings,
  { pacingKey, egress }: Lane,
  { suspension }: PacingState,
  nowMs: number,
): Promise<void> {
  const others = egressNames(settings).filter((name) => name !== egress);
  if (others.length === 0 || suspension === null || suspension.untilMs <= nowMs) return;
  // An unreachable site is unreachable from every egress, and the operator's suspension holds for all.
  if (suspension.because === "failures" || suspension.because === "operator") return;
  await shareWithEgresses(database, pacingKey, egress, others);
}

/** Checks moved per statement: keeps lock times short. */
const PAGE_CHECKS = 5_000;

const SHARE = `
  WITH pick AS (
    SELECT run_id, contact_id FROM checks WHERE pacing_key = $1 AND egress = $2 AND state = 'due' AND attempts = 0
    LIMIT ${PAGE_CHECKS} FOR UPDATE SKIP LOCKED)
  UPDATE checks k SET egress = NULL FROM pick WHERE k.run_id = pick.run_id AND k.contact_id = pick.contact_id`;

/** Moves addresses that were not tried yet from a blocked egress to all, and wakes the others. */
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
  await announce(database.pool, [pacingKey], others, await databaseNow(database.pool));
}

/** Greylists forget a source after this (spamd, cPanel: 4 h): from then on any egress may ask. */
const FORGOTTEN_S = 4 * 3_600;

/** Keys moved per transaction. */
const PAGE_KEYS = 500;

/** Greylisted ones stay. */
const MAY_MOVE = `
  k.state = 'due' AND (k.retry_reason IS DISTINCT FROM 'greylisted' OR k.due_at < now() - make_interval(secs => ${FORGOTTEN_S}))`;

const UNSERVED_KEYS = `
  SELECT p.key, p.egress FROM pacing_keys p
  WHERE p.next_due_at < now() AND (
    p.egress = ANY($1) AND EXISTS (
      SELECT 1 FROM checks k WHERE k.pacing_key = p.key AND k.egress = p.egress AND ${MAY_MOVE})
    OR p.next_due_at < now() - make_interval(secs => ${UNSERVED_S}) AND NOT EXISTS (
      SELECT 1 FROM workers w WHERE p.egress = ANY(w.egresses) AND w.seen_at > now() - make_interval(secs => ${UNSERVED_S})))
  ORDER BY p.key, p.egress LIMIT ${PAGE_KEYS} FOR UPDATE SKIP LOCKED`;

const SERVED = `
  SELECT DISTINCT name FROM workers CROSS JOIN unnest(egresses) AS e (name)
  WHERE seen_at > now() - make_interval(secs => ${UNSERVED_S}) AND name <> ALL ($1)`;

const GIVE = `
  UPDATE checks k SET egress = NULL FROM unnest($1::text[], $2::text[]) AS n (key, egress)
  WHERE k.pacing_key = n.key AND k.egress = n.egress AND ${MAY_MOVE}`;

/** What stays waits for its egress to return. */
const STAYS = `
  UPDATE pacing_keys p SET open_until = NULL, next_due_at = (
    SELECT now() FROM checks k WHERE k.pacing_key = p.key AND k.egress = p.egress AND k.state = 'due' LIMIT 1)
  FROM unnest($1::text[], $2::text[]) AS n (key, egress) WHERE p.key = n.key AND p.egress = n.egress`;

/**
 * Moves due checks from egresses that rest, and from those without a worker for a minute, to the others. Greylisted addresses stay
 * for four hours: until then another source would have to start over. Returns the number of keys examined.
 */
export async function moveUnservedChecks(database: Database, resting: ReadonlySet<string>): Promise<number> {
  return await inShortTransaction(database, async (client) => {
    const served = await client.query<{ name: string }>(SERVED, [[...resting]]);
    if (served.rows.length === 0) return 0;
    const { rows } = await client.query<{ key: string; egress: string }>(UNSERVED_KEYS, [[...resting]]);
    if (rows.length === 0) return 0;
    const columns = [rows.map(({ key }) => key), rows.map(({ egress }) => egress)];
    await client.query(GIVE, columns);
    await client.query(STAYS, columns);
    const names = served.rows.map(({ name }) => name);
    await announce(client, [...new Set(rows.map(({ key }) => key))], names, await databaseNow(client));
    return rows.length;
  });
}
