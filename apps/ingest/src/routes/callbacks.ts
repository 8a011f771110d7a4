import { z } from "zod";
import { type Actor, assertCallbackUrl, createWebhook, findCallback } from "@rollcall/core";
import type { JsonOf } from "../http/declaration.ts";
import type { Services } from "../services.ts";
import { LIST } from "../shapes/list.ts";
import { allowed, url } from "./webhooks.ts";

/** Where the end of a list's runs is sent. */
export const CALLBACK_URL = url
  .optional()
  .describe("Gets a signed `list.completed` message when a run of this list ends, as a webhook does.");

const CALLBACK = z
  .object({
    webhook_id: z.string().describe("For `GET /v1/webhooks/{id}/deliveries`."),
    secret: z.string().describe("Signs its messages (https://www.standardwebhooks.com)."),
  })
  .optional()
  .describe("The callback that the request asked for.");

/** The answer to the request that made a list. */
export const NEW_LIST = LIST.extend({ callback: CALLBACK }).meta({ id: "NewList", description: "A list just made." });

/** Throws a problem if a callback may not be sent there: before a list is read for it. */
export async function assertCallback({ webhooks }: Services, callbackUrl: string | undefined): Promise<void> {
  if (callbackUrl === undefined) return;
  await allowed((async () => assertCallbackUrl(callbackUrl, webhooks))());
}

/** Stores the callback of a list, if there is one. It is deleted with the list. */
export async function addCallback(
  { database, webhooks }: Services,
  by: Actor,
  listId: number,
  callbackUrl: string | undefined,
): Promise<void> {
  if (callbackUrl === undefined) return;
  const webhook = { url: callbackUrl, events: ["list.completed"], enabled: true, listId };
  await allowed(createWebhook(database, by, webhook, webhooks));
}

/** What the answer to the request that made a list says of its callback. */
export async function callbackOf(
  { database, webhooks }: Services,
  listId: number,
): Promise<Pick<JsonOf<typeof NEW_LIST>, "callback">> {
  const found = await findCallback(database, listId, webhooks);
  return found === null ? {} : { callback: { webhook_id: String(found.webhookId), secret: found.secret } };
}
