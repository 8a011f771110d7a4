import type { Delivery, WebhookEvent } from "../api/schemas.ts";

interface EventWords {
  readonly label: string;
  readonly means: string;
}

export const EVENT_WORDS: Record<WebhookEvent, EventWords> = {
  "list.completed": { label: "A list is finished", means: "Sent with the counts when every address is answered." },
  "schedule.completed": {
    label: "A schedule's run is finished",
    means: "How many contacts were checked and what changed.",
  },
  "contacts.changed": { label: "Contacts changed", means: "Who became undeliverable, came back or became catch-all." },
  "provider.suspended": {
    label: "A provider blocks us",
    means: "A mail provider is paused for a while, with its reply.",
  },
};

export const WEBHOOK_EVENTS = Object.keys(EVENT_WORDS) as readonly WebhookEvent[];

/** An event's name; one from a newer server is shown as it is. */
export function eventLabel(event: string): string {
  const known = WEBHOOK_EVENTS.find((name) => name === event);
  if (known !== undefined) return EVENT_WORDS[known].label;
  return /(?:^|\.)test$/u.test(event) ? "Test" : event;
}

export const DELIVERY_WORDS: Record<Delivery["state"], string> = {
  waiting: "Retrying",
  delivered: "Delivered",
  failed: "Failed",
};
