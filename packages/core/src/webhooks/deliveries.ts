import type { Delivery, DeliveryAttempt } from "../records/event.ts";
import type { Database } from "@rollcall/postgres";

const WAITING = `
  SELECT id::text FROM webhook_deliveries WHERE state = 'waiting' AND next_attempt_at <= $1
  ORDER BY next_attempt_at LIMIT $2`;

/** Ids of messages that may be delivered at a time, the earliest first. */
export async function readWaitingDeliveries(database: Database, at: Date, limit: number): Promise<string[]> {
  return (await database.pool.query<{ id: string }>(WAITING, [at, limit])).rows.map(({ id }) => id);
}

const ONE = `
  SELECT d.id::text, d.message_id AS "messageId", d.event, d.payload, d.attempts, d.next_attempt_at AS "nextAttemptAt", w.url,
    w.secret
  FROM webhook_deliveries d JOIN webhooks w ON w.id = d.webhook_id WHERE d.id = $1 AND d.state = 'waiting'`;

/** A message that waits; null: it does not any more. */
export async function readDelivery(database: Database, id: string): Promise<Delivery | null> {
  return (await database.pool.query<Delivery>(ONE, [id])).rows[0] ?? null;
}

const ATTEMPTED = `
  WITH attempted AS (
    UPDATE webhook_deliveries SET state = $2, attempts = attempts + 1, last_status = $3, last_error = $4,
      next_attempt_at = $5, delivered_at = CASE $2 WHEN 'delivered' THEN now() END
    WHERE id = $1 AND state = 'waiting' RETURNING webhook_id)
  UPDATE webhooks SET enabled = false WHERE $6 AND id IN (SELECT webhook_id FROM attempted)`;

export async function recordAttempt(database: Database, id: string, attempt: DeliveryAttempt): Promise<void> {
  const { state, status, error, nextAttemptAt, disable } = attempt;
  await database.pool.query(ATTEMPTED, [id, state, status, error, nextAttemptAt, disable]);
}
