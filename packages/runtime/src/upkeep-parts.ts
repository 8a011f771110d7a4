import { createUpkeepStore, type Database, type UpkeepStore } from "@rollcall/db";
import type { SendWebhook } from "@rollcall/ports";
import type { Settings } from "@rollcall/settings";
import { createWebhookSender } from "@rollcall/webhooks";

/** The specification asks for 15 to 30 seconds. */
const WEBHOOK_TIMEOUT_MS = 15_000;

/** How webhooks are stored and posted to. */
export function webhookSettings(settings: Settings): {
  readonly secretKey: string | null;
  readonly allowPrivateAddresses: boolean;
} {
  return { secretKey: settings.webhookSecretKey, allowPrivateAddresses: settings.webhookAllowPrivateAddresses };
}

/** What a worker needs to look after stored contacts. */
export function upkeepParts(
  database: Database,
  settings: Settings,
): { readonly upkeepStore: UpkeepStore; readonly sendWebhook: SendWebhook; readonly webhookKey: string | null } {
  return {
    upkeepStore: createUpkeepStore(database),
    sendWebhook: createWebhookSender({
      timeoutMs: WEBHOOK_TIMEOUT_MS,
      allowPrivateAddresses: settings.webhookAllowPrivateAddresses,
    }),
    webhookKey: settings.webhookSecretKey,
  };
}
