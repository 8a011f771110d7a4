import { countChanges } from "../runs/read-changes.ts";
import { runEvents, suspendedEvent } from "./run-events.ts";
import { storeEvent } from "./store-events.ts";
import type { CompletedRun, SuspendedKey } from "../records/event.ts";
import { type Database, inTransaction } from "@rollcall/postgres";

/** Another process may be telling of it right now. */
const COMPLETED = `
  SELECT id, kind, list_id AS "listId", schedule_id AS "scheduleId", planned_at AS "plannedAt", total,
    completed_at AS "completedAt",
    (SELECT COALESCE(jsonb_object_agg(status, count), '{}') FROM (
      SELECT status, sum(count) AS count FROM run_counts WHERE run_id = runs.id GROUP BY 1) n) AS counts
  FROM runs WHERE state = 'completed' AND announced_at IS NULL ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED`;

const ANNOUNCED = "UPDATE runs SET changes = $2, announced_at = $3 WHERE id = $1";

/** Counts what completed runs changed and tells of them, each in a transaction of its own. Returns how many there were. */
export async function announceCompleted(database: Database, at: Date, limit: number): Promise<number> {
  for (let told = 0; told < limit; told += 1) {
    const found = await inTransaction(database, async (client) => {
      const { rows } = await client.query<Omit<CompletedRun, "changes">>(COMPLETED);
      const run = rows[0];
      if (!run) return false;
      const changes = await countChanges(client, run.id);
      for (const event of runEvents({ ...run, changes })) await storeEvent(client, event, at);
      await client.query(ANNOUNCED, [run.id, changes, at]);
      return true;
    });
    if (!found) return told;
  }
  return limit;
}

/** Servers that block or limit us; a site that nobody knows and that is merely down is no news. */
const SUSPENDED = `
  UPDATE pacing_keys p SET suspension_told = (p.state -> 'suspension' ->> 'sinceMs')::float8::bigint
  WHERE jsonb_typeof(p.state -> 'suspension') = 'object'
    AND (p.state -> 'suspension' ->> 'untilMs')::float8 > $1
    AND suspension_told IS DISTINCT FROM (p.state -> 'suspension' ->> 'sinceMs')::float8::bigint
    AND (p.state -> 'suspension' ->> 'because' IN ('reputation', 'listed')
      OR p.provider IS NOT NULL AND p.state -> 'suspension' ->> 'because' IN ('rate', 'failures'))
  RETURNING p.key AS "pacingKey", p.egress, p.provider, p.state -> 'suspension' ->> 'because' AS because,
    to_timestamp((p.state -> 'suspension' ->> 'untilMs')::float8 / 1000) AS until`;

/** Tells of keys that their servers made rest, each suspension once. */
export async function announceSuspended(database: Database, at: Date): Promise<number> {
  return await inTransaction(database, async (client) => {
    const { rows } = await client.query<SuspendedKey>(SUSPENDED, [at.getTime()]);
    for (const key of rows) await storeEvent(client, suspendedEvent(key), at);
    return rows.length;
  });
}
