import { type Database, inShortTransaction, type Transaction } from "@rollcall/postgres";
import type { ClaimedContact } from "./turn.ts";

/**
 * Where the control's result is another than when the contacts were claimed, a lane has just asked: that counts as held, too. Rows are
 * locked by name, as in all transactions.
 */
const HOLD = `
  WITH free AS (
    SELECT d.name FROM domains d JOIN unnest($1::text[], $2::timestamptz[]) AS n (name, asked_at) ON n.name = d.name
    WHERE d.catch_all_asked_at IS NOT DISTINCT FROM n.asked_at
      AND (d.control_held_until IS NULL OR d.control_held_until < now() OR d.control_held_by = $3)
    ORDER BY d.name FOR UPDATE OF d),
  held AS (
    UPDATE domains d SET control_held_by = $3, control_held_until = now() + make_interval(secs => $4)
    FROM free WHERE d.name = free.name RETURNING d.name)
  SELECT name FROM domains WHERE name = ANY($1) AND name NOT IN (SELECT name FROM held)`;

/**
 * Leases the controls of these domains to a lane for a session's life, in seconds. Returns the domains for which it may not ask: another
 * lane is asking their control, or has just asked.
 */
export async function holdControls(
  database: Database,
  domains: readonly string[],
  contacts: readonly ClaimedContact[],
  { laneId, lifeS }: { readonly laneId: string; readonly lifeS: number },
): Promise<ReadonlySet<string>> {
  if (domains.length === 0) return new Set();
  const askedAt = new Map(contacts.map(({ domain, catchAllAskedAt }) => [domain, catchAllAskedAt]));
  const wanted = [domains, domains.map((domain) => askedAt.get(domain) ?? null), laneId, lifeS];
  const elsewhere = await inShortTransaction(database, (client) => client.query<{ name: string }>(HOLD, wanted));
  return new Set(elsewhere.rows.map(({ name }) => name));
}

const RELEASE = `
  UPDATE domains SET control_held_by = NULL, control_held_until = NULL
  WHERE name IN (SELECT name FROM domains WHERE control_held_by = ANY($1) AND name = ANY($2) ORDER BY name FOR UPDATE)`;

/** Ends the leases of lanes whose sessions are recorded. */
export async function releaseControls(
  client: Transaction,
  turns: readonly { readonly laneId: string; readonly controls: readonly string[] }[],
): Promise<void> {
  const domains = turns.flatMap(({ controls }) => controls);
  if (domains.length === 0) return;
  await client.query(RELEASE, [turns.map(({ laneId }) => laneId), domains]);
}
