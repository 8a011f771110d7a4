import type { Database } from "@rollcall/postgres";
import type { SendWebhook, WebhookAnswer } from "@rollcall/webhooks";
import type { Clock } from "../settings.ts";
import type { Delivery, DeliveryAttempt } from "./event.ts";
import { openSecret } from "./seal-secret.ts";
import { signWebhook } from "./sign-webhook.ts";

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;

/** Pauses after failed attempts: over a day and a half in total, so that a receiver may be down overnight. */
export const RETRY_PAUSES_MS: readonly number[] = [
  5 * SECOND_MS,
  300 * SECOND_MS,
  0.5 * HOUR_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  18 * HOUR_MS,
];

/** The receiver is gone for good (RFC 9110 §15.5.11): the specification tells senders to stop. */
const GONE = 410;

export interface DeliverPorts {
  readonly database: Database;
  readonly send: SendWebhook;
  readonly clock: Clock;
  /** The operator's encryption key for stored secrets; null: stored in the clear. */
  readonly secretKey: string | null;
}

/** Makes one delivery attempt. Returns when the next is due, milliseconds since the epoch; null: none. */
export async function deliverWebhook(ports: DeliverPorts, id: string): Promise<number | null> {
  const delivery = await readDelivery(ports.database, id);
  if (!delivery) return null;
  const dueMs = delivery.nextAttemptAt?.getTime() ?? 0;
  if (dueMs > ports.clock.nowMs()) return dueMs;
  const attempt = await attemptDelivery(ports, delivery);
  await recordAttempt(ports.database, id, attempt);
  return attempt.nextAttemptAt?.getTime() ?? null;
}

/** Posts a message once. Returns what to record. */
export async function attemptDelivery(
  ports: Omit<DeliverPorts, "database">,
  delivery: Delivery,
): Promise<DeliveryAttempt> {
  return afterAnswer(await post(ports, delivery), delivery.attempts, ports.clock);
}

async function post(
  { send, clock, secretKey }: Omit<DeliverPorts, "database">,
  delivery: Delivery,
): Promise<WebhookAnswer> {
  const { messageId: id, payload: body, url } = delivery;
  try {
    const stored = delivery.previousSecret === null ? [delivery.secret] : [delivery.secret, delivery.previousSecret];
    const secrets = stored.map((secret) => openSecret(secret, secretKey));
    const headers = signWebhook(secrets, { id, atMs: clock.nowMs(), body });
    return await send({ url, headers, body });
  } catch (error) {
    return { type: "failed", problem: (error as Error).message };
  }
}

/** Interprets a response; `attempts`: those before this one. */
export function afterAnswer(answer: WebhookAnswer, attempts: number, clock: Clock): DeliveryAttempt {
  const status = answer.type === "answered" ? answer.status : null;
  const text = answer.type === "answered" ? answer.text : null;
  if (status !== null && status >= 200 && status < 300)
    return { state: "delivered", status, text, error: null, nextAttemptAt: null, disable: false };
  const error = answer.type === "failed" ? answer.problem : `answered ${answer.status}`;
  const pauseMs = status === GONE ? undefined : RETRY_PAUSES_MS[attempts];
  if (pauseMs === undefined)
    return { state: "failed", status, text, error, nextAttemptAt: null, disable: status === GONE };
  // Jitter, upwards only, so that a recovering receiver isn't hit by all messages at once.
  const nextAttemptAt = new Date(clock.nowMs() + pauseMs * (1 + 0.1 * clock.random()));
  return { state: "waiting", status, text, error, nextAttemptAt, disable: false };
}

const WAITING = `
  SELECT id::text FROM webhook_deliveries WHERE state = 'waiting' AND next_attempt_at <= $1
  ORDER BY next_attempt_at LIMIT $2`;

/** Ids of messages ready for delivery, earliest first. */
export async function readWaitingDeliveries(database: Database, at: Date, limit: number): Promise<string[]> {
  return (await database.pool.query<{ id: string }>(WAITING, [at, limit])).rows.map(({ id }) => id);
}

const ONE = `
  SELECT d.id::text, d.message_id AS "messageId", d.event, d.payload, d.attempts, d.next_attempt_at AS "nextAttemptAt", w.url,
    w.secret, CASE WHEN w.previous_until > now() THEN w.previous_secret END AS "previousSecret"
  FROM webhook_deliveries d JOIN webhooks w ON w.id = d.webhook_id WHERE d.id = $1 AND d.state = 'waiting'`;

/** A pending message; null: no longer pending. */
async function readDelivery(database: Database, id: string): Promise<Delivery | null> {
  return (await database.pool.query<Delivery>(ONE, [id])).rows[0] ?? null;
}

const ATTEMPTED = `
  WITH attempted AS (
    UPDATE webhook_deliveries SET state = $2, attempts = attempts + 1, last_status = $3, last_error = $4,
      last_answer = $7, next_attempt_at = $5, delivered_at = CASE $2 WHEN 'delivered' THEN now() END
    WHERE id = $1 AND state = 'waiting' RETURNING webhook_id)
  UPDATE webhooks SET enabled = false WHERE $6 AND id IN (SELECT webhook_id FROM attempted)`;

async function recordAttempt(database: Database, id: string, attempt: DeliveryAttempt): Promise<void> {
  const { state, status, text, error, nextAttemptAt, disable } = attempt;
  await database.pool.query(ATTEMPTED, [id, state, status, error, nextAttemptAt, disable, text]);
}
