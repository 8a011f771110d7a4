import { z } from "zod";
import { type StoredDelivery, type StoredWebhook, WEBHOOK_EVENTS } from "@rollcall/core";
import type { JsonOf } from "../http/declaration.ts";
import { time } from "./common.ts";

/** Events that a webhook can subscribe to. */
export const EVENTS = z.enum(WEBHOOK_EVENTS);

export const DELIVERY = z
  .object({
    id: z.string(),
    event: z.string(),
    message_id: z.string().describe("The `webhook-id` header: the same in every attempt."),
    state: z.enum(["waiting", "delivered", "failed"]),
    attempts: z.int(),
    last_status: z.int().nullable().describe("HTTP status of the last response."),
    last_error: z.string().nullable(),
    next_attempt_at: time.nullable(),
    created_at: time,
    delivered_at: time.nullable(),
  })
  .meta({ id: "Delivery", description: "A delivery to a webhook." });

export const WEBHOOK = z
  .object({
    id: z.string(),
    url: z
      .string()
      .describe("For keys that may not change webhooks, without what may be secret: `https://hooks.example.com/…`."),
    events: z.array(EVENTS),
    enabled: z.boolean(),
    previous_secret_until: time.nullable().describe("Until then the secret before the last rotation signs too."),
    created_at: time,
    last_delivery: DELIVERY.nullable(),
  })
  .meta({ id: "Webhook", description: "A server of yours that receives events." });

/** A webhook in the API. `previousUntil` is shown while it lies ahead. */
export function webhookView({
  id,
  url,
  events,
  enabled,
  previousUntil,
  createdAt,
  lastDelivery,
}: StoredWebhook): JsonOf<typeof WEBHOOK> {
  return {
    id: String(id),
    url,
    events: EVENTS.options.filter((event) => events.includes(event)),
    enabled,
    previous_secret_until: previousUntil !== null && previousUntil > new Date() ? previousUntil.toISOString() : null,
    created_at: createdAt.toISOString(),
    last_delivery: lastDelivery && deliveryView(lastDelivery),
  };
}

/** User names, passwords and paths of webhooks are often secrets: with the URL alone, anyone can post to it. */
export function withoutSecrets(webhook: JsonOf<typeof WEBHOOK>): JsonOf<typeof WEBHOOK> {
  return { ...webhook, url: `${new URL(webhook.url).origin}/…` };
}

/** A delivery in the API. */
export function deliveryView(delivery: StoredDelivery): JsonOf<typeof DELIVERY> {
  return {
    id: String(delivery.id),
    event: delivery.event,
    message_id: delivery.messageId,
    state: delivery.state,
    attempts: delivery.attempts,
    last_status: delivery.lastStatus,
    last_error: delivery.lastError,
    next_attempt_at: delivery.nextAttemptAt?.toISOString() ?? null,
    created_at: delivery.createdAt.toISOString(),
    delivered_at: delivery.deliveredAt?.toISOString() ?? null,
  };
}
