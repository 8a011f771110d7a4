import { z } from "zod";
import { time } from "./common.ts";

export const EVENTS = z.enum(["list.completed", "schedule.completed", "contacts.changed", "provider.suspended"]);

const isHttp = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

const url = z.string().max(2_000).refine(isHttp, "must be a URL such as https://example.com/hooks/rollcall");
const events = z.array(EVENTS).min(1);

export const NEW_WEBHOOK = z.object({ url, events, enabled: z.boolean().default(true) });

/** What is left out stays as it is. */
export const WEBHOOK_CHANGE = z.object({
  url: url.optional(),
  events: events.optional(),
  enabled: z.boolean().optional(),
});

export const DELIVERY = z
  .object({
    id: z.string(),
    event: z.string(),
    message_id: z.string().describe("The `webhook-id` header: the same at every attempt."),
    state: z.enum(["waiting", "delivered", "failed"]),
    attempts: z.int(),
    last_status: z.int().nullable().describe("HTTP status of the last answer."),
    last_error: z.string().nullable(),
    next_attempt_at: time.nullable(),
    created_at: time,
    delivered_at: time.nullable(),
  })
  .meta({ id: "Delivery", description: "A message to a webhook." });

export const WEBHOOK = z
  .object({
    id: z.string(),
    url: z.string(),
    events: z.array(EVENTS),
    enabled: z.boolean(),
    created_at: time,
    last_delivery: DELIVERY.nullable(),
  })
  .meta({ id: "Webhook", description: "A server of yours that is told of events." });
