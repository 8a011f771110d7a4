import { z } from "zod";
import type { ChangeCounts } from "@rollcall/core";
import { counted, time, words } from "./common.ts";
import { STATUS_COUNTS } from "./verdict.ts";
import type { EVENTS } from "./webhook.ts";

const id = z.string();

const CHANGES = counted(
  words<keyof ChangeCounts>({ became_undeliverable: true, came_back: true, became_catch_all: true, other: true }),
  z.int(),
).describe("Contacts by how their answer changed; missing ones are 0.");

const COMPLETED = {
  run_id: id,
  list_id: id.nullable(),
  schedule_id: id.nullable(),
  completed_at: time,
  total: z.int().describe("Addresses."),
  unanswered: z.int().describe("Addresses that ended without an answer."),
  counts: STATUS_COUNTS,
  changes: CHANGES,
} as const;

const RUN = {
  run_id: id,
  list_id: id.nullable(),
  kind: z.string().describe("`list`, `contacts` or `single`."),
  total: z.int(),
  done: z.int(),
} as const;

const KEY = {
  pacing_key: z.string().describe("The provider, or the hosts of a site."),
  provider: z.string().nullable(),
  egress: z.string(),
} as const;

const OUTAGE = {
  egress: z.string().nullable().describe("The source that reaches nothing; null: the DNS resolver, which all need."),
  because: z.enum(["network", "proxy", "listed", "resolver"]),
} as const;

interface WebhookEventDeclaration {
  readonly summary: string;
  readonly data: z.ZodObject;
}

/** What each event says: `data` of its body. Contains no addresses. */
export const WEBHOOK_DATA: Readonly<Record<z.infer<typeof EVENTS> | "test", WebhookEventDeclaration>> = {
  "list.read": {
    summary: "The rows of a list were stored: imported, appended, replaced, or derived from other lists",
    data: z.object({
      list_id: id,
      rows: z.int(),
      addresses: z.int(),
      duplicates: z.int(),
      blank: z.int(),
      without_address: z.int(),
      invalid_syntax: z.int(),
      several_addresses: z.int(),
      revision: z.int().describe("How often its rows were changed after the import."),
    }),
  },
  "list.completed": { summary: "A run over a list is completed", data: z.object(COMPLETED) },
  "schedule.completed": {
    summary: "A run of a schedule is completed",
    data: z.object({ ...COMPLETED, planned_at: time.nullable() }),
  },
  "contacts.changed": { summary: "A completed run found changed answers", data: z.object(COMPLETED) },
  "run.paused": {
    summary: "A run was paused, by an operator or by Rollcall",
    data: z.object({
      ...RUN,
      by: z.enum(["operator", "rollcall"]),
      reason: z.string().nullable().describe("Why Rollcall has paused it, for people."),
    }),
  },
  "run.resumed": { summary: "A paused run goes on", data: z.object(RUN) },
  "run.cancelled": { summary: "A run was cancelled", data: z.object(RUN) },
  "provider.suspended": {
    summary: "A provider or a site is not asked for a while, because of what its servers said",
    data: z.object({
      ...KEY,
      because: z.string().describe("`reputation`, `listed`, `rate` or `failures`."),
      until: time,
    }),
  },
  "provider.resumed": { summary: "Such a provider or site is asked again", data: z.object(KEY) },
  "outage.began": {
    summary: "A source of sessions, or the DNS resolver, stopped working",
    data: z.object({ ...OUTAGE, reason: z.string().describe("For people.") }),
  },
  "outage.ended": { summary: "It works again", data: z.object(OUTAGE) },
  test: { summary: "A test that was asked for", data: z.object({ webhook_id: id }) },
};

/** The body of an event's message. */
export function payloadOf(event: keyof typeof WEBHOOK_DATA): z.ZodObject {
  return z.strictObject({
    type: z.literal(event),
    timestamp: time.describe("When the event happened."),
    data: z.strictObject(WEBHOOK_DATA[event].data.shape),
  });
}
