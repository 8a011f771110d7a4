import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { api, read } from "./client.ts";
import type { Deliveries, Delivery, DeliveryContent, NewWebhook, Webhook, WebhookEvent, Webhooks } from "./schemas.ts";

/** While messages are pending. */
const BUSY_INTERVAL_MS = 2000;
const IDLE_INTERVAL_MS = 15_000;

export const WEBHOOKS_KEY = ["webhooks"] as const;
const deliveriesKey = (id: string): readonly string[] => [...WEBHOOKS_KEY, id, "deliveries"];

export function useWebhooks(): UseQueryResult<Webhooks> {
  return useQuery({
    queryKey: WEBHOOKS_KEY,
    queryFn: ({ signal }) => read(api.GET("/v1/webhooks", { signal })),
    refetchInterval: ({ state }) =>
      state.data?.webhooks.some((webhook) => webhook.last_delivery?.state === "waiting") === true
        ? BUSY_INTERVAL_MS
        : IDLE_INTERVAL_MS,
  });
}

export function useDeliveries(id: string): UseQueryResult<Deliveries> {
  return useQuery({
    queryKey: deliveriesKey(id),
    queryFn: ({ signal }) => read(api.GET("/v1/webhooks/{id}/deliveries", { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) =>
      state.data?.deliveries.some((delivery) => delivery.state === "waiting") === true
        ? BUSY_INTERVAL_MS
        : IDLE_INTERVAL_MS,
  });
}

export function createWebhook(url: string, events: readonly WebhookEvent[]): Promise<NewWebhook> {
  return read(api.POST("/v1/webhooks", { body: { url, events: [...events] } }));
}

export function changeWebhook(
  id: string,
  changes: Partial<Pick<Webhook, "url" | "events" | "enabled">>,
): Promise<Webhook> {
  return read(api.PATCH("/v1/webhooks/{id}", { params: { path: { id } }, body: changes }));
}

export async function deleteWebhook(id: string): Promise<void> {
  await read(api.DELETE("/v1/webhooks/{id}", { params: { path: { id } } }));
}

export function testWebhook(id: string): Promise<Delivery> {
  return read(api.POST("/v1/webhooks/{id}/test", { params: { path: { id } } }));
}

/** A message with its body and the answer; for those who may change webhooks. */
export function useDelivery(id: string, delivery: string): UseQueryResult<DeliveryContent> {
  return useQuery({
    queryKey: [...deliveriesKey(id), delivery],
    queryFn: ({ signal }) =>
      read(api.GET("/v1/webhooks/{id}/deliveries/{delivery}", { params: { path: { id, delivery } }, signal })),
  });
}

/** Sends a message again. */
export function redeliver(id: string, delivery: string): Promise<Delivery> {
  return read(api.POST("/v1/webhooks/{id}/deliveries/{delivery}/redeliver", { params: { path: { id, delivery } } }));
}

/** Replaces the secret of a webhook: for a day both sign. Returns the new one. */
export async function rotateWebhook(id: string): Promise<string> {
  return (await read(api.POST("/v1/webhooks/{id}/rotate", { params: { path: { id } }, body: {} }))).secret;
}
