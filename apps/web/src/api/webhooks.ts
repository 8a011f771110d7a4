import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { request } from "./client.ts";
import type { Deliveries, Delivery, NewWebhook, Webhook, WebhookEvent, Webhooks } from "./schemas.ts";

/** While something is still to be delivered, its state moves. */
const BUSY_INTERVAL_MS = 2000;
const IDLE_INTERVAL_MS = 15_000;

export const WEBHOOKS_KEY = ["webhooks"] as const;
const deliveriesKey = (id: string): readonly string[] => [...WEBHOOKS_KEY, id, "deliveries"];

export function useWebhooks(): UseQueryResult<Webhooks> {
  return useQuery({
    queryKey: WEBHOOKS_KEY,
    queryFn: ({ signal }) => request<Webhooks>("/v1/webhooks", { signal }),
    refetchInterval: ({ state }) =>
      state.data?.webhooks.some((webhook) => webhook.last_delivery?.state === "waiting") === true
        ? BUSY_INTERVAL_MS
        : IDLE_INTERVAL_MS,
  });
}

export function useDeliveries(id: string): UseQueryResult<Deliveries> {
  return useQuery({
    queryKey: deliveriesKey(id),
    queryFn: ({ signal }) => request<Deliveries>(`${webhookPath(id)}/deliveries`, { signal }),
    refetchInterval: ({ state }) =>
      state.data?.deliveries.some((delivery) => delivery.state === "waiting") === true
        ? BUSY_INTERVAL_MS
        : IDLE_INTERVAL_MS,
  });
}

export function createWebhook(url: string, events: readonly WebhookEvent[]): Promise<NewWebhook> {
  return request("/v1/webhooks", { method: "POST", body: { url, events } });
}

export function changeWebhook(
  id: string,
  changes: Partial<Pick<Webhook, "url" | "events" | "enabled">>,
): Promise<Webhook> {
  return request(webhookPath(id), { method: "PATCH", body: changes });
}

export function deleteWebhook(id: string): Promise<void> {
  return request(webhookPath(id), { method: "DELETE" });
}

export function testWebhook(id: string): Promise<Delivery> {
  return request(`${webhookPath(id)}/test`, { method: "POST" });
}

function webhookPath(id: string): string {
  return `/v1/webhooks/${encodeURIComponent(id)}`;
}
