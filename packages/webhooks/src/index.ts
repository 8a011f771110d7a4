export { guardLookup, type SystemLookup } from "./guard-lookup.ts";
export { createWebhookSender, type SenderSettings, type SendWebhook, type WebhookAnswer } from "./webhook-sender.ts";
