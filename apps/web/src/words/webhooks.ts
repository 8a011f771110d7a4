import type { Delivery, WebhookEvent } from "../api/schemas.ts";

interface EventWords {
  readonly label: string;
  readonly means: string;
}

export const EVENT_WORDS: Record<WebhookEvent, EventWords> = {
  "list.read": { label: "A list is read", means: "Its rows are stored, with the counts of what is in them." },
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
  "provider.resumed": { label: "A provider takes us again", means: "Its pause is over." },
  "run.paused": { label: "A run is paused", means: "By you, or because nothing can be reached, with the reason." },
  "run.resumed": { label: "A run goes on", means: "After a pause." },
  "run.cancelled": { label: "A run is cancelled", means: "With how much of it was answered." },
  "outage.began": { label: "An outage begins", means: "A source of ours, or the DNS resolver, stopped working." },
  "outage.ended": { label: "An outage ends", means: "It works again." },
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
