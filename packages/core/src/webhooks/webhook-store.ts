import { audit, type Actor } from "../audit/audit.ts";
import { storeMessage } from "./announce.ts";
import { type Database, inTransaction, type Webhook, type WebhookDelivery } from "@rollcall/postgres";
/** A webhook without its secret. */
export type StoredWebhook = Omit<Webhook, "secret"> & { readonly lastDelivery: StoredDelivery | null };
export type StoredDelivery = Omit<WebhookDelivery, "payload">;

const WITHOUT_SECRET = {
  omit: { secret: true },
  include: { deliveries: { omit: { payload: true }, orderBy: { id: "desc" }, take: 1 } },
} as const;

interface WebhookRow extends Omit<Webhook, "secret"> {
  readonly deliveries: readonly StoredDelivery[];
}

/** Webhooks, newest first. */
export async function readWebhooks(database: Database): Promise<StoredWebhook[]> {
  return (await database.prisma.webhook.findMany({ ...WITHOUT_SECRET, orderBy: { id: "desc" } })).map(withLast);
}

export async function readWebhook(database: Database, id: number): Promise<StoredWebhook | null> {
  const found = await database.prisma.webhook.findUnique({ ...WITHOUT_SECRET, where: { id } });
  return found && withLast(found);
}

const INSERT = "INSERT INTO webhooks (url, events, enabled, secret) VALUES ($1, $2, $3, $4) RETURNING id";

/** `secret`: as it is to be stored. */
export async function createWebhook(
  database: Database,
  by: Actor,
  webhook: { readonly url: string; readonly events: string[]; readonly enabled: boolean; readonly secret: string },
): Promise<StoredWebhook> {
  const { url, events, enabled, secret } = webhook;
  const id = await inTransaction(database, async (client) => {
    const { rows } = await client.query<{ id: number }>(INSERT, [url, events, enabled, secret]);
    const created = rows[0]!.id;
    await audit(client, { actor: by, action: "webhook.created", subject: created });
    return created;
  });
  const stored = await readWebhook(database, id);
  if (!stored) throw new Error("A webhook was deleted while it was created.");
  return stored;
}

const UPDATE = `
  UPDATE webhooks SET url = COALESCE($2, url), events = COALESCE($3, events), enabled = COALESCE($4, enabled)
  WHERE id = $1`;

/** False: there is none. */
export async function updateWebhook(
  database: Database,
  by: Actor,
  id: number,
  change: { readonly url?: string; readonly events?: string[]; readonly enabled?: boolean },
): Promise<boolean> {
  return await inTransaction(database, async (client) => {
    const { rowCount } = await client.query(UPDATE, [id, change.url, change.events, change.enabled]);
    if (rowCount === 0) return false;
    await audit(client, { actor: by, action: "webhook.changed", subject: id });
    return true;
  });
}

/** Deletes a webhook with its deliveries. */
export async function deleteWebhook(database: Database, by: Actor, id: number): Promise<boolean> {
  return await inTransaction(database, async (client) => {
    const { rowCount } = await client.query("DELETE FROM webhooks WHERE id = $1", [id]);
    if (rowCount === 0) return false;
    await audit(client, { actor: by, action: "webhook.deleted", subject: id });
    return true;
  });
}

/** Puts a message of type `test` into a webhook's queue. Returns its delivery's id; null: there is no such webhook. */
export async function testWebhook(database: Database, by: Actor, id: number, at: Date): Promise<string | null> {
  return await inTransaction(database, async (client) => {
    const event = { type: "test", data: { webhook_id: String(id) } };
    const deliveryId = await storeMessage(client, id, event, at);
    if (deliveryId !== null) await audit(client, { actor: by, action: "webhook.tested", subject: id });
    return deliveryId;
  });
}

/** A webhook's deliveries, newest first, below `beforeId`. */
export async function readDeliveries(
  database: Database,
  webhookId: number,
  limit: number,
  beforeId: bigint | null,
): Promise<StoredDelivery[]> {
  return await database.prisma.webhookDelivery.findMany({
    where: { webhookId, ...(beforeId === null ? {} : { id: { lt: beforeId } }) },
    omit: { payload: true },
    orderBy: { id: "desc" },
    take: limit,
  });
}

function withLast({ deliveries, ...webhook }: WebhookRow): StoredWebhook {
  return { ...webhook, lastDelivery: deliveries[0] ?? null };
}
