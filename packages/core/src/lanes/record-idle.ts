import { keyName, readNextDue } from "./next-due.ts";
import { type Database, inShortTransaction, type Transaction } from "@rollcall/postgres";

const LOCK_KEY = "SELECT 1 FROM pacing_keys WHERE key = $1 AND egress = $2 FOR UPDATE";

/** A lane ends: when something is due, and not before a time, the sweeper opens it again. Returns when that is, or null. */
export async function recordIdle(
  database: Database,
  pacingKey: string,
  egress: string,
  notBefore: Date | null,
): Promise<Date | null> {
  return await inShortTransaction(database, async (client) => {
    await client.query(LOCK_KEY, [pacingKey, egress]);
    const due = await restKeys(client, [{ pacingKey, egress, notBefore }]);
    return due[0] ?? null;
  });
}

const REST = `
  UPDATE pacing_keys p SET next_due_at = n.next_due_at, open_until = NULL, open_lanes = 0
  FROM unnest($1::text[], $2::text[], $3::timestamptz[]) AS n (key, egress, next_due_at)
  WHERE p.key = n.key AND p.egress = n.egress`;

/** The same for lanes of locked keys, no two of one key. */
export async function restKeys(
  client: Transaction,
  keys: readonly { readonly pacingKey: string; readonly egress: string; readonly notBefore: Date | null }[],
): Promise<readonly (Date | null)[]> {
  if (keys.length === 0) return [];
  const due = await readNextDue(client, keys);
  const nextDueAt = keys.map((key) => {
    const dueAt = due.get(keyName(key)) ?? null;
    return dueAt !== null && key.notBefore !== null && key.notBefore > dueAt ? key.notBefore : dueAt;
  });
  await client.query(REST, [keys.map(({ pacingKey }) => pacingKey), keys.map(({ egress }) => egress), nextDueAt]);
  return nextDueAt;
}
