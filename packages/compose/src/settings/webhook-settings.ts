import { VERSION } from "@rollcall/product";
import type { Settings } from "@rollcall/settings";
import { createWebhookSender, type SendWebhook } from "@rollcall/webhooks";

/** The specification recommends 15 to 30 seconds. */
const WEBHOOK_TIMEOUT_MS = 15_000;

/** Settings of storing and sending webhooks. */
export function webhookSettings(settings: Settings): {
  readonly secretKey: string | null;
  readonly allowPrivateAddresses: boolean;
} {
  return { secretKey: settings.webhookSecretKey, allowPrivateAddresses: settings.webhookAllowPrivateAddresses };
}

/** What a worker needs for schedules, webhooks and retention. */
export function upkeepParts(settings: Settings): {
  readonly sendWebhook: SendWebhook;
  readonly webhookKey: string | null;
} {
  return {
    sendWebhook: createWebhookSender({
      timeoutMs: WEBHOOK_TIMEOUT_MS,
      allowPrivateAddresses: settings.webhookAllowPrivateAddresses,
      userAgent: `Rollcall/${VERSION}`,
    }),
    webhookKey: settings.webhookSecretKey,
  };
}
