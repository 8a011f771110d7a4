import { z } from "zod";
import {
  createWebhook,
  deleteWebhook,
  readDeliveries,
  readWebhook,
  readWebhookSecret,
  readWebhooks,
  type StoredWebhook,
  testWebhook,
  updateWebhook,
  PrivateUrlError,
} from "@rollcall/core";
import type { Api } from "../http/api.ts";
import { includesScope, type RouteDeclaration } from "../http/declaration.ts";
import { IDEMPOTENCY_HEADERS, oncePerKey, replayHeaders } from "../http/once-per-key.ts";
import { notFound, Problem } from "../http/problem.ts";
import type { Services } from "../services.ts";
import { bigCursor, ID_PARAMS, NEXT_CURSOR, pageLimit, pageOf } from "../shapes/common.ts";
import { DELIVERY, deliveryView, EVENTS, WEBHOOK, webhookView, withoutSecrets } from "../shapes/webhook.ts";

const isHttp = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

export const url = z.string().max(2_000).refine(isHttp, "must be a URL such as https://example.com/hooks/rollcall");
const events = z.array(EVENTS).min(1);

const NEW_WEBHOOK = z.object({ url, events, enabled: z.boolean().default(true) });

/** Missing fields stay unchanged. */
const WEBHOOK_CHANGE = z.object({
  url: url.optional(),
  events: events.optional(),
  enabled: z.boolean().optional(),
});

const OF_ALL = { path: "/v1/webhooks", tag: "Webhooks" } as const;
const OF_ONE = { path: "/v1/webhooks/:id", tag: "Webhooks", params: ID_PARAMS } as const;

const ALL = {
  ...OF_ALL,
  method: "GET",
  summary: "List webhooks, newest first",
  scope: "read",
  answers: { 200: z.object({ webhooks: z.array(WEBHOOK), next_cursor: NEXT_CURSOR }) },
} as const satisfies RouteDeclaration;

const READ = {
  ...OF_ONE,
  method: "GET",
  summary: "Get a webhook",
  scope: "read",
  answers: { 200: WEBHOOK },
} as const satisfies RouteDeclaration;

const CREATE = {
  ...OF_ALL,
  method: "POST",
  summary: "Send events to your server",
  description:
    "Messages are signed according to the [Standard Webhooks](https://www.standardwebhooks.com) specification. The secret is returned only in this response, and when the request is repeated with its `Idempotency-Key`.",
  scope: "admin",
  headers: IDEMPOTENCY_HEADERS,
  body: NEW_WEBHOOK,
  answers: { 201: WEBHOOK.extend({ secret: z.string() }) },
} as const satisfies RouteDeclaration;

const CHANGE = {
  ...OF_ONE,
  method: "PATCH",
  summary: "Change or disable a webhook",
  scope: "admin",
  body: WEBHOOK_CHANGE,
  answers: { 200: WEBHOOK },
} as const satisfies RouteDeclaration;

const DELETE = {
  ...OF_ONE,
  method: "DELETE",
  summary: "Delete a webhook with its deliveries",
  scope: "admin",
  answers: { 204: null },
} as const satisfies RouteDeclaration;

const TEST = {
  ...OF_ONE,
  method: "POST",
  path: "/v1/webhooks/:id/test",
  summary: "Send a test message",
  scope: "admin",
  answers: { 202: DELIVERY },
} as const satisfies RouteDeclaration;

const LOG = {
  ...OF_ONE,
  method: "GET",
  path: "/v1/webhooks/:id/deliveries",
  summary: "List deliveries, newest first",
  scope: "read",
  query: z.object({
    cursor: bigCursor.optional(),
    limit: pageLimit(200, 50),
  }),
  answers: { 200: z.object({ deliveries: z.array(DELIVERY), next_cursor: NEXT_CURSOR }) },
} as const satisfies RouteDeclaration;

/** Webhooks: read, create, change, test, delete. */
export function webhookRoutes(api: Api, services: Services): void {
  const { database, clock, webhooks } = services;

  api.route(ALL, async ({ caller }) => {
    const found = (await readWebhooks(database)).map(webhookView);
    const shown = includesScope(caller.scope, CHANGE.scope) ? found : found.map(withoutSecrets);
    return { webhooks: shown, next_cursor: null };
  });

  api.route(READ, async ({ params, caller }) => {
    const found = webhookView(await find(params.id));
    return includesScope(caller.scope, CHANGE.scope) ? found : withoutSecrets(found);
  });

  api.route(CREATE, async ({ body, headers, actor, send }) => {
    const keyed = { key: headers["idempotency-key"], actor, action: "create webhook", body };
    const { id, replayed } = await oncePerKey(database, keyed, async () => {
      return (await allowed(createWebhook(database, actor, body, webhooks))).webhook.id;
    });
    const secret = await readWebhookSecret(database, id, webhooks);
    if (secret === null) throw notFound("webhook");
    return send(201, { ...webhookView(await find(id)), secret }, replayHeaders(replayed));
  });

  api.route(CHANGE, async ({ params, body, actor }) => {
    const changed = await allowed(updateWebhook(database, actor, params.id, body, webhooks));
    if (!changed) throw notFound("webhook");
    return webhookView(changed);
  });

  api.route(DELETE, async ({ params, actor }) => {
    if (!(await deleteWebhook(database, actor, params.id))) throw notFound("webhook");
    return undefined;
  });

  api.route(TEST, async ({ params, actor, send }) => {
    const id = await testWebhook(database, actor, params.id, new Date(clock.nowMs()));
    if (id === null) throw notFound("webhook");
    const [delivery] = await readDeliveries(database, params.id, 1, BigInt(id) + 1n);
    if (!delivery) throw notFound("webhook");
    return send(202, deliveryView(delivery));
  });

  api.route(LOG, async ({ params, query: { cursor, limit } }) => {
    await find(params.id);
    const found = await readDeliveries(database, params.id, limit + 1, cursor ?? null);
    const { items, nextCursor } = pageOf(found, limit, ({ id }) => String(id));
    return { deliveries: items.map(deliveryView), next_cursor: nextCursor };
  });

  async function find(id: number): Promise<StoredWebhook> {
    const webhook = await readWebhook(database, id);
    if (!webhook) throw notFound("webhook");
    return webhook;
  }
}

/** Converts the error of a URL that is not allowed into a problem. */
export async function allowed<Result>(change: Promise<Result>): Promise<Result> {
  try {
    return await change;
  } catch (error) {
    if (!(error instanceof PrivateUrlError)) throw error;
    throw new Problem(
      422,
      error.code,
      `url: ${error.message}`,
      "Use a public address, or have the operator set WEBHOOK_ALLOW_PRIVATE_ADDRESSES.",
    );
  }
}
