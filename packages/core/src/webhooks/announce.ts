import { type Database, inTransaction } from "@rollcall/postgres";
import type { Milestone, Tell } from "@rollcall/telemetry";
import { countChanges } from "../runs/read-changes.ts";
import type { CompletedRun, SuspendedKey, WebhookEvent } from "./event.ts";
import { storeEvent } from "./store-event.ts";

/** Skips runs that another process is announcing. */
const COMPLETED = `
  SELECT id, kind, list_id AS "listId", schedule_id AS "scheduleId", planned_at AS "plannedAt", total, unanswered,
    completed_at AS "completedAt", (extract(epoch FROM completed_at - created_at) * 1000)::float8 AS "durationMs",
    (SELECT COALESCE(jsonb_object_agg(status, count), '{}') FROM (
      SELECT status, sum(count) AS count FROM run_counts WHERE run_id = runs.id GROUP BY 1) n) AS counts
  FROM runs WHERE state = 'completed' AND announced_at IS NULL ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED`;

const ANNOUNCED = "UPDATE runs SET changes = $2, announced_at = $3 WHERE id = $1";

/**
 * Counts the changes of completed runs and queues their events, each in its own transaction, and then tells of it: once per
 * run, over all processes. Returns the number of runs.
 */
export async function announceCompleted(database: Database, at: Date, limit: number, tell?: Tell): Promise<number> {
  for (let announced = 0; announced < limit; announced += 1) {
    const found = await inTransaction(database, async (client) => {
      const { rows } = await client.query<Omit<CompletedRun, "changes">>(COMPLETED);
      const run = rows[0];
      if (!run) return null;
      const changes = await countChanges(client, run.id);
      for (const event of runEvents({ ...run, changes })) await storeEvent(client, event, at, run.listId);
      await client.query(ANNOUNCED, [run.id, changes, at]);
      return run;
    });
    if (found === null) return announced;
    tell?.(completedRun(found));
  }
  return limit;
}

/** Blocks at any site; rate limits and failures only at known providers: an unknown site that is down is no news. */
const SUSPENDED = `
  UPDATE pacing_keys p SET suspension_told = (p.state -> 'suspension' ->> 'sinceMs')::float8::bigint
  WHERE jsonb_typeof(p.state -> 'suspension') = 'object'
    AND (p.state -> 'suspension' ->> 'untilMs')::float8 > $1
    AND suspension_told IS DISTINCT FROM (p.state -> 'suspension' ->> 'sinceMs')::float8::bigint
    AND (p.state -> 'suspension' ->> 'because' IN ('reputation', 'listed')
      OR p.provider IS NOT NULL AND p.state -> 'suspension' ->> 'because' IN ('rate', 'failures'))
  RETURNING p.key AS "pacingKey", p.egress, p.provider, p.state -> 'suspension' ->> 'because' AS because,
    to_timestamp((p.state -> 'suspension' ->> 'untilMs')::float8 / 1000) AS until,
    p.state -> 'suspension' ->> 'words' AS words`;

/** Queues events for keys suspended because of their servers, once per suspension. */
export async function announceSuspended(database: Database, at: Date, tell?: Tell): Promise<number> {
  const suspended = await inTransaction(database, async (client) => {
    const { rows } = await client.query<SuspendedKey>(SUSPENDED, [at.getTime()]);
    for (const key of rows) await storeEvent(client, suspendedEvent(key), at);
    return rows;
  });
  for (const key of suspended) tell?.({ type: "suspended", ...key });
  return suspended.length;
}

/** Keys of whose suspension webhooks know, and which is over: by its time, by a turn, or by an operator. */
const BACK = `
  UPDATE pacing_keys p SET suspension_told = NULL
  WHERE suspension_told IS NOT NULL AND (jsonb_typeof(p.state -> 'suspension') IS DISTINCT FROM 'object'
    OR (p.state -> 'suspension' ->> 'untilMs')::float8 <= $1)
  RETURNING p.key AS pacing_key, p.provider, p.egress`;

/** Queues events for keys whose suspension, of which webhooks know, is over. Returns their number. */
export async function announceBack(database: Database, at: Date): Promise<number> {
  return await inTransaction(database, async (client) => {
    const { rows } = await client.query<{ pacing_key: string; provider: string | null; egress: string }>(BACK, [
      at.getTime(),
    ]);
    for (const data of rows) await storeEvent(client, { type: "provider.resumed", data }, at);
    return rows.length;
  });
}

function completedRun({ id, total, ...run }: Omit<CompletedRun, "changes">): Milestone {
  const { kind, listId, unanswered, counts, durationMs } = run;
  return { type: "run_completed", runId: id, kind, listId, addresses: total, unanswered, counts, durationMs };
}

/** Events of a completed run. Only counts and ids: receivers fetch addresses from the API. */
function runEvents(run: CompletedRun): WebhookEvent[] {
  const data = {
    run_id: String(run.id),
    list_id: run.listId === null ? null : String(run.listId),
    schedule_id: run.scheduleId === null ? null : String(run.scheduleId),
    completed_at: run.completedAt.toISOString(),
    total: run.total,
    unanswered: run.unanswered,
    counts: run.counts,
    changes: run.changes,
  };
  const changed = Object.values(run.changes).some((count) => count > 0);
  return [
    ...(run.kind === "list" ? [{ type: "list.completed" as const, data }] : []),
    ...(run.scheduleId === null
      ? []
      : [{ type: "schedule.completed" as const, data: { ...data, planned_at: run.plannedAt?.toISOString() ?? null } }]),
    ...(changed ? [{ type: "contacts.changed" as const, data }] : []),
  ];
}

/** The event of a suspended provider. */
function suspendedEvent({ pacingKey, egress, provider, because, until }: SuspendedKey): WebhookEvent {
  return {
    type: "provider.suspended",
    data: { pacing_key: pacingKey, provider, egress, because, until: until.toISOString() },
  };
}
