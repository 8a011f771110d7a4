import type { Delivery, WebhookEvent } from "../api/schemas.ts";

interface EventWords {
  readonly label: string;
  readonly means: string;
}

export const EVENT_WORDS: Record<WebhookEvent, EventWords> = {
  "list.completed": { label: "A list is finished", means: "All its addresses have an answer, with the counts." },
  "schedule.completed": { label: "A schedule's run is finished", means: "How many were asked and what changed." },
  "contacts.changed": { label: "Contacts changed", means: "Who became undeliverable, came back or became catch-all." },
  "provider.suspended": {
    label: "A provider refuses us",
    means: "A mail provider is left alone for a while, with its words.",
  },
};

export const WEBHOOK_EVENTS = Object.keys(EVENT_WORDS) as readonly WebhookEvent[];

/** An event's name for people; one this version doesn't know yet is shown as it came. */
export function eventLabel(event: string): string {
  const known = WEBHOOK_EVENTS.find((name) => name === event);
  if (known !== undefined) return EVENT_WORDS[known].label;
  return /(?:^|\.)test$/u.test(event) ? "Test" : event;
}

export const DELIVERY_WORDS: Record<Delivery["state"], string> = {
  waiting: "Trying again",
  delivered: "Delivered",
  failed: "Given up",
};
