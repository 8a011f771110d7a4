import { z } from "zod";
import {
  readDeliveries,
  readDeliveryContent,
  readWebhook,
  redeliver,
  redeliverRange,
  rotateSecret,
} from "@rollcall/core";
import type { Api } from "../http/api.ts";
import type { RouteDeclaration } from "../http/declaration.ts";
import { notFound, Problem } from "../http/problem.ts";
import type { Services } from "../services.ts";
import { ID_PARAMS, time } from "../shapes/common.ts";
import { DELIVERY, deliveryView } from "../shapes/webhook.ts";

/** Hours for which a secret that was replaced signs too: a day, at most a week. */
const OVERLAP_HOURS = 24;
const OVERLAP_MAX_HOURS = 168;

const ROTATE = {
  method: "POST",
  path: "/v1/webhooks/:id/rotate",
  tag: "Webhooks",
  summary: "Replace a webhook's secret",
  description:
    "For `overlap_hours` each message has two signatures, by the new secret and by the one before, so that a receiver can change " +
    "over without losing one. Another rotation within that time drops the oldest. The secret is returned only in this response.",
  scope: "admin",
  params: ID_PARAMS,
  body: z
    .object({ overlap_hours: z.int().min(0).max(OVERLAP_MAX_HOURS).default(OVERLAP_HOURS) })
    .nullish()
    .transform((body) => body ?? { overlap_hours: OVERLAP_HOURS }),
  answers: { 200: z.object({ secret: z.string(), previous_secret_until: time.nullable() }) },
} as const satisfies RouteDeclaration;

const DELIVERY_PARAMS = ID_PARAMS.extend({
  delivery: z
    .string()
    .regex(/^[1-9]\d{0,17}$/)
    .transform(BigInt),
});
const OF_ONE = { path: "/v1/webhooks/:id/deliveries/:delivery", tag: "Webhooks", params: DELIVERY_PARAMS } as const;

const READ = {
  ...OF_ONE,
  method: "GET",
  summary: "Get a delivery, with its body and the answer",
  scope: "admin",
  answers: {
    200: DELIVERY.extend({
      payload: z.string().describe("The body, as it is signed."),
      last_answer: z
        .string()
        .nullable()
        .describe("The first 2,000 bytes of the last response's body; null: there was none."),
    }),
  },
} as const satisfies RouteDeclaration;

const AGAIN = {
  ...OF_ONE,
  method: "POST",
  path: "/v1/webhooks/:id/deliveries/:delivery/redeliver",
  summary: "Send a message again",
  description: "With the same `webhook-id` and body, whether it was delivered or not.",
  scope: "admin",
  answers: { 202: DELIVERY },
} as const satisfies RouteDeclaration;

const RANGE_AGAIN = {
  method: "POST",
  path: "/v1/webhooks/:id/redeliver",
  tag: "Webhooks",
  summary: "Send the messages of a time range again",
  description: "Up to 10,000, oldest first. They keep their `webhook-id`.",
  scope: "admin",
  params: ID_PARAMS,
  body: z.object({
    from: z.iso.datetime({ offset: true }).describe("The earliest `created_at`."),
    to: z.iso.datetime({ offset: true }).describe("Before this `created_at`."),
    states: z
      .array(z.enum(["waiting", "delivered", "failed"]))
      .min(1)
      .default(["failed"])
      .describe("Which of them."),
  }),
  answers: { 202: z.object({ messages: z.int().describe("How many are sent again.") }) },
} as const satisfies RouteDeclaration;

/** What was sent to a webhook, sending it again, and its secret. */
export function webhookDeliveryRoutes(api: Api, { database, webhooks }: Services): void {
  api.route(ROTATE, async ({ params, body, actor }) => {
    const { secretKey } = webhooks;
    const rotated = await rotateSecret(database, actor, params.id, { overlapHours: body.overlap_hours, secretKey });
    if (!rotated) throw notFound("webhook");
    return { secret: rotated.secret, previous_secret_until: rotated.previousUntil?.toISOString() ?? null };
  });

  api.route(READ, async ({ params: { id, delivery } }) => {
    const [found, content] = await Promise.all([
      readDeliveries(database, id, 1, delivery + 1n),
      readDeliveryContent(database, id, delivery),
    ]);
    if (found[0]?.id !== delivery || content === null) throw notFound("delivery");
    return { ...deliveryView(found[0]), payload: content.payload, last_answer: content.lastAnswer };
  });

  api.route(AGAIN, async ({ params: { id, delivery }, actor, send }) => {
    if (!(await redeliver(database, actor, id, delivery))) throw notFound("delivery");
    const [found] = await readDeliveries(database, id, 1, delivery + 1n);
    if (!found) throw notFound("delivery");
    return send(202, deliveryView(found));
  });

  api.route(RANGE_AGAIN, async ({ params, body, actor, send }) => {
    const range = { from: new Date(body.from), to: new Date(body.to), states: body.states };
    if (range.from >= range.to)
      throw new Problem(422, "empty_range", "`from` is not before `to`.", "Send the earlier time as `from`.");
    if (!(await readWebhook(database, params.id))) throw notFound("webhook");
    return send(202, { messages: await redeliverRange(database, actor, params.id, range) });
  });
}
