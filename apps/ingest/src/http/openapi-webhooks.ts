import { z } from "zod";
import type { ZodOpenApiPathsObject } from "zod-openapi";
import { payloadOf, WEBHOOK_DATA } from "../shapes/webhook-payload.ts";

const HEADERS = z.object({
  "webhook-id": z.string().describe("The message: the same in every attempt."),
  "webhook-timestamp": z.string().describe("Seconds since 1970, of this attempt."),
  "webhook-signature": z
    .string()
    .describe(
      "`v1,` and the HMAC-SHA-256 of `id.timestamp.body` in Base64; two, with a blank between, during a rotation.",
    ),
});

const DESCRIPTION =
  "Sent at least once, in no particular order, to each webhook that subscribes to it. Signed according to the " +
  "[Standard Webhooks](https://www.standardwebhooks.com) specification. A 2xx within 15 seconds counts as delivered.";

/** The `webhooks` of the API's description: each event with its headers and body. */
export function openApiWebhooks(): ZodOpenApiPathsObject {
  return Object.fromEntries(
    Object.entries(WEBHOOK_DATA).map(([event, { summary }]) => [
      event,
      {
        post: {
          operationId: `event_${event.replace(".", "_")}`,
          tags: ["Webhooks"],
          summary,
          description: DESCRIPTION,
          security: [],
          requestParams: { header: HEADERS },
          requestBody: {
            required: true,
            content: { "application/json": { schema: payloadOf(event as keyof typeof WEBHOOK_DATA) } },
          },
          responses: { "2XX": { description: "Delivered." }, 410: { description: "Disables the webhook." } },
        },
      },
    ]),
  );
}
