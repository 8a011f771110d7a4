import { randomUUID } from "node:crypto";
import { databaseNow, type Transaction } from "@rollcall/postgres";
import type { WebhookEvent } from "./event.ts";

const INSERT = `
  INSERT INTO webhook_deliveries (webhook_id, event, message_id, payload, next_attempt_at, created_at)
  SELECT w.id, $1, 'msg_' || replace(gen_random_uuid()::text, '-', ''), $2, $3, $3
  FROM webhooks w WHERE w.enabled AND $1 = ANY(w.events) AND (w.list_id IS NULL OR w.list_id = $4)`;

/**
 * Stores a message for each webhook that subscribes to the event, and for the callback of its list, if it is about one. Must run in
 * the event's own transaction.
 */
export async function storeEvent(
  client: Transaction,
  event: WebhookEvent,
  at: Date,
  listId: number | null = null,
): Promise<void> {
  await client.query(INSERT, [event.type, payloadOf(event, at), at, listId]);
}

const INSERT_ONE = `
  INSERT INTO webhook_deliveries (webhook_id, event, message_id, payload, next_attempt_at, created_at)
  SELECT id, $2, $3, $4, $5, $5 FROM webhooks WHERE id = $1 RETURNING id::text`;

/**
 * Stores a message for one webhook, regardless of its subscriptions. Returns the delivery id; null: no such webhook.
 */
export async function storeMessage(
  client: Transaction,
  webhookId: number,
  event: { readonly type: string; readonly data: object },
  at: Date,
): Promise<string | null> {
  const messageId = `msg_${randomUUID().replaceAll("-", "")}`;
  const values = [webhookId, event.type, messageId, payloadOf(event, at), at];
  return (await client.query<{ id: string }>(INSERT_ONE, values)).rows[0]?.id ?? null;
}

/** The body as defined by the Standard Webhooks specification. */
function payloadOf({ type, data }: { readonly type: string; readonly data: object }, at: Date): string {
  return JSON.stringify({ type, timestamp: at.toISOString(), data });
}

/** The same, dated by the database. */
export async function tellWebhooks(client: Transaction, event: WebhookEvent): Promise<void> {
  await storeEvent(client, event, await databaseNow(client));
}
