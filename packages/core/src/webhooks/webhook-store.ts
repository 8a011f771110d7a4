import { type Database, inTransaction, type Webhook, type WebhookDelivery } from "@rollcall/postgres";
import { isPublicAddress } from "@rollcall/routing";
import { audit, type Actor } from "../audit/audit.ts";
import { storeMessage } from "./store-event.ts";
import type { DeliveryAttempt } from "./event.ts";
import { openSecret, sealSecret } from "./seal-secret.ts";
import { newWebhookSecret } from "./sign-webhook.ts";

/** A webhook without its secret. */
export type StoredWebhook = Omit<Webhook, "secret" | "previousSecret"> & {
  readonly lastDelivery: StoredDelivery | null;
};
export interface StoredDelivery extends Omit<WebhookDelivery, "payload" | "lastAnswer" | "state"> {
  readonly state: DeliveryAttempt["state"];
}

const WITHOUT_SECRET = {
  omit: { secret: true, previousSecret: true },
  include: { deliveries: { omit: { payload: true, lastAnswer: true }, orderBy: { id: "desc" }, take: 1 } },
} as const;

type DeliveryRow = Omit<WebhookDelivery, "payload" | "lastAnswer">;

interface WebhookRow extends Omit<Webhook, "secret" | "previousSecret"> {
  readonly deliveries: readonly DeliveryRow[];
}

/** Webhooks, newest first, without the callbacks of lists. */
export async function readWebhooks(database: Database): Promise<StoredWebhook[]> {
  return (
    await database.prisma.webhook.findMany({ ...WITHOUT_SECRET, where: { listId: null }, orderBy: { id: "desc" } })
  ).map(withLast);
}

export async function readWebhook(database: Database, id: number): Promise<StoredWebhook | null> {
  const found = await database.prisma.webhook.findUnique({ ...WITHOUT_SECRET, where: { id } });
  return found && withLast(found);
}

interface NewWebhook {
  readonly url: string;
  readonly events: readonly string[];
  readonly enabled: boolean;
  /** The only list that it hears of; absent: all. */
  readonly listId?: number;
}

const INSERT = "INSERT INTO webhooks (url, events, enabled, secret, list_id) VALUES ($1, $2, $3, $4, $5) RETURNING id";

/** `secret`: in its stored form. */
async function insertWebhook(
  database: Database,
  by: Actor,
  webhook: Omit<NewWebhook, "events"> & { readonly events: string[]; readonly secret: string },
): Promise<StoredWebhook> {
  const { url, events, enabled, secret, listId = null } = webhook;
  const id = await inTransaction(database, async (client) => {
    const { rows } = await client.query<{ id: number }>(INSERT, [url, events, enabled, secret, listId]);
    const created = rows[0]!.id;
    await audit(client, { actor: by, action: "webhook.created", subject: created });
    return created;
  });
  const stored = await readWebhook(database, id);
  if (!stored) throw new Error("The webhook was deleted while being created.");
  return stored;
}

/** How webhooks are stored, and where they may be sent. */
export interface WebhookPolicy {
  /** The operator's encryption key for stored secrets; null: stored in the clear. */
  readonly secretKey: string | null;
  readonly allowPrivateAddresses: boolean;
}

/** A webhook's URL is a private address that is not allowed. The message names the host. */
export class PrivateUrlError extends Error {
  override readonly name = "PrivateUrlError";
  readonly code = "private_address" as const;
}

/**
 * Throws PrivateUrlError for URLs with a private, loopback or reserved IP address. Host names are resolved and checked
 * on delivery.
 */
function assertPublicUrl(url: string, { allowPrivateAddresses }: WebhookPolicy): void {
  if (allowPrivateAddresses) return;
  const host = new URL(url).hostname.replace(/^\[(.*)\]$/, "$1");
  const isLiteral = host.includes(":") || /^[\d.]+$/.test(host);
  const isPrivate = isLiteral ? !isPublicAddress(host) : host === "localhost" || host.endsWith(".localhost");
  if (isPrivate) throw new PrivateUrlError(`${host} is a private, loopback or reserved address.`);
}

/** Throws PrivateUrlError if a callback may not be sent there. */
export function assertCallbackUrl(url: string, policy: WebhookPolicy): void {
  assertPublicUrl(url, policy);
}

/** Creates a webhook. Its secret is returned here, and never again in the clear. Throws PrivateUrlError. */
export async function createWebhook(
  database: Database,
  by: Actor,
  webhook: NewWebhook,
  policy: WebhookPolicy,
): Promise<{ readonly webhook: StoredWebhook; readonly secret: string }> {
  assertPublicUrl(webhook.url, policy);
  const secret = newWebhookSecret();
  const sealed = { ...webhook, events: [...new Set(webhook.events)], secret: sealSecret(secret, policy.secretKey) };
  return { webhook: await insertWebhook(database, by, sealed), secret };
}

/** The secret of a webhook in the clear; null: no such webhook. */
export async function readWebhookSecret(database: Database, id: number, policy: WebhookPolicy): Promise<string | null> {
  const found = await database.prisma.webhook.findUnique({ where: { id }, select: { secret: true } });
  return found && openSecret(found.secret, policy.secretKey);
}

/** The callback of a list with its secret in the clear; null: it has none. */
export async function findCallback(
  database: Database,
  listId: number,
  policy: WebhookPolicy,
): Promise<{ readonly webhookId: number; readonly secret: string } | null> {
  const found = await database.prisma.webhook.findFirst({ where: { listId }, select: { id: true, secret: true } });
  return found && { webhookId: found.id, secret: openSecret(found.secret, policy.secretKey) };
}

const UPDATE = `
  UPDATE webhooks SET url = COALESCE($2, url), events = COALESCE($3, events), enabled = COALESCE($4, enabled)
  WHERE id = $1`;

/** Changes the given fields. Null: no such webhook. Throws PrivateUrlError. */
export async function updateWebhook(
  database: Database,
  by: Actor,
  id: number,
  change: {
    readonly url?: string | undefined;
    readonly events?: readonly string[] | undefined;
    readonly enabled?: boolean | undefined;
  },
  policy: WebhookPolicy,
): Promise<StoredWebhook | null> {
  if (change.url !== undefined) assertPublicUrl(change.url, policy);
  const events = change.events && [...new Set(change.events)];
  const isThere = await inTransaction(database, async (client) => {
    const { rowCount } = await client.query(UPDATE, [id, change.url, events, change.enabled]);
    if (rowCount === 0) return false;
    await audit(client, { actor: by, action: "webhook.changed", subject: id });
    return true;
  });
  return isThere ? await readWebhook(database, id) : null;
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

/** Queues a message of type `test` for a webhook. Returns its delivery id; null: no such webhook. */
export async function testWebhook(database: Database, by: Actor, id: number, at: Date): Promise<string | null> {
  return await inTransaction(database, async (client) => {
    const event = { type: "test", data: { webhook_id: String(id) } };
    const deliveryId = await storeMessage(client, id, event, at);
    if (deliveryId !== null) await audit(client, { actor: by, action: "webhook.tested", subject: id });
    return deliveryId;
  });
}

/** A webhook's deliveries, newest first, with ids below `beforeId`. */
export async function readDeliveries(
  database: Database,
  webhookId: number,
  limit: number,
  beforeId: bigint | null,
): Promise<StoredDelivery[]> {
  const found = await database.prisma.webhookDelivery.findMany({
    where: { webhookId, ...(beforeId === null ? {} : { id: { lt: beforeId } }) },
    omit: { payload: true, lastAnswer: true },
    orderBy: { id: "desc" },
    take: limit,
  });
  return found.map(toDelivery);
}

function withLast({ deliveries, ...webhook }: WebhookRow): StoredWebhook {
  return { ...webhook, lastDelivery: deliveries[0] ? toDelivery(deliveries[0]) : null };
}

/** The schema types states as text; only these values are stored. */
function toDelivery(row: DeliveryRow): StoredDelivery {
  return row as StoredDelivery;
}
