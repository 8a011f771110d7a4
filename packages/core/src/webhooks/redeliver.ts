import { type Database, inTransaction } from "@rollcall/postgres";
import { audit, type Actor } from "../audit/audit.ts";
import type { DeliveryAttempt } from "./event.ts";

/** Messages sent again by one request, at most. */
const REDELIVERED_MAX = 10_000;

const AGAIN = `state = 'waiting', attempts = 0, next_attempt_at = now(), delivered_at = NULL`;

const ONE = `UPDATE webhook_deliveries SET ${AGAIN} WHERE webhook_id = $1 AND id = $2`;

/** Sends a message again at once, with its id, body, and all its attempts. False: no such message. */
export async function redeliver(database: Database, by: Actor, webhookId: number, id: bigint): Promise<boolean> {
  return await inTransaction(database, async (client) => {
    const { rowCount } = await client.query(ONE, [webhookId, id]);
    if (rowCount === 0) return false;
    await audit(client, { actor: by, action: "webhook.redelivered", subject: webhookId, detail: { messages: 1 } });
    return true;
  });
}

/** Messages by the time of their event: from `from`, before `to`. */
export interface DeliveryRange {
  readonly from: Date;
  readonly to: Date;
  readonly states: readonly DeliveryAttempt["state"][];
}

const RANGE = `
  UPDATE webhook_deliveries SET ${AGAIN} WHERE id IN (
    SELECT id FROM webhook_deliveries WHERE webhook_id = $1 AND created_at >= $2 AND created_at < $3 AND state = ANY($4)
    ORDER BY id LIMIT ${REDELIVERED_MAX})`;

/** Sends the messages of a range again, oldest first, up to REDELIVERED_MAX. Returns their number. */
export async function redeliverRange(
  database: Database,
  by: Actor,
  webhookId: number,
  { from, to, states }: DeliveryRange,
): Promise<number> {
  return await inTransaction(database, async (client) => {
    const messages = (await client.query(RANGE, [webhookId, from, to, states])).rowCount ?? 0;
    await audit(client, { actor: by, action: "webhook.redelivered", subject: webhookId, detail: { messages } });
    return messages;
  });
}

/** What was sent and what came back. */
export interface DeliveryContent {
  /** The body, as it is signed. */
  readonly payload: string;
  /** The beginning of the last response's body; null: none yet. */
  readonly lastAnswer: string | null;
}

/** The content of a message; null: no such message. */
export async function readDeliveryContent(
  database: Database,
  webhookId: number,
  id: bigint,
): Promise<DeliveryContent | null> {
  return await database.prisma.webhookDelivery.findFirst({
    where: { id, webhookId },
    select: { payload: true, lastAnswer: true },
  });
}
