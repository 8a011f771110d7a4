export { guardLookup, type SystemLookup } from "./guard-lookup.ts";
export { createWebhookSender, type SenderSettings } from "./webhook-sender.ts";
