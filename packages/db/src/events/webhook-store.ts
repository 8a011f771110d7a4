import type { Database } from "../database.ts";
import type { Webhook, WebhookDelivery } from "../generated/client.ts";

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

/** `secret`: as it is to be stored. */
export async function createWebhook(
  database: Database,
  webhook: { readonly url: string; readonly events: string[]; readonly enabled: boolean; readonly secret: string },
): Promise<StoredWebhook> {
  return withLast(await database.prisma.webhook.create({ ...WITHOUT_SECRET, data: webhook }));
}

/** False: there is none. */
export async function updateWebhook(
  database: Database,
  id: number,
  change: { readonly url?: string; readonly events?: string[]; readonly enabled?: boolean },
): Promise<boolean> {
  return (await database.prisma.webhook.updateMany({ where: { id }, data: change })).count > 0;
}

/** Deletes a webhook with its deliveries. */
export async function deleteWebhook(database: Database, id: number): Promise<boolean> {
  return (await database.prisma.webhook.deleteMany({ where: { id } })).count > 0;
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
