import { z } from "zod";
import { type ContactCursor, readContact, readContacts, type PastVerdict, type StoredContact } from "@rollcall/core";
import type { Api } from "../http/api.ts";
import type { JsonOf } from "../http/declaration.ts";
import { notFound } from "../http/problem.ts";
import type { Services } from "../services.ts";
import { nextCursor, pageLimit } from "../shapes/common.ts";
import { CONTACT, HISTORY_ENTRY, LIST_OF_CONTACT, CONTACT_QUERY, contactFilterOf } from "../shapes/contact.ts";

const DAY_MS = 86_400_000;

const QUERY = CONTACT_QUERY.extend({
  older_than_days: z.coerce.number().positive().max(3_650).optional().describe("Last checked before this time."),
  /** Time and id of the last contact on the previous page. */
  cursor: z
    .string()
    .regex(/^[\dT:.Z-]{24}_[\da-f-]{36}$/)
    .optional(),
  limit: pageLimit(500, 100),
});
// Contact ids are hashes in the form of a UUID, without a version.
const PARAMS = z.object({ id: z.guid() });

const PAGE = z.object({ contacts: z.array(CONTACT), next_cursor: nextCursor });

const DETAILS = z.object({
  contact: CONTACT,
  history: z.array(HISTORY_ENTRY).describe("Verdicts, newest first."),
  lists: z.array(LIST_OF_CONTACT),
});

/** Stored contacts and their history. */
export function contactRoutes(api: Api, services: Services): void {
  api.route(
    {
      method: "GET",
      path: "/v1/contacts",
      tag: "Contacts",
      summary: "List verified contacts, most recent first",
      scope: "read",
      query: QUERY,
      answers: { 200: PAGE },
    },
    async ({ query: { cursor, limit, older_than_days: olderThanDays, ...filter } }) => {
      const contacts = await readContacts(services.database, {
        filter: contactFilterOf(filter),
        checkedBefore: olderThanDays === undefined ? null : new Date(services.clock.nowMs() - olderThanDays * DAY_MS),
        after: cursor === undefined ? null : readCursor(cursor),
        limit,
      });
      const last = contacts.length === limit ? contacts.at(-1) : undefined;
      return {
        contacts: contacts.map(contactView),
        next_cursor: last?.checkedAt ? `${last.checkedAt.toISOString()}_${last.id}` : null,
      };
    },
  );

  api.route(
    {
      method: "GET",
      path: "/v1/contacts/:id",
      tag: "Contacts",
      summary: "Get a contact with its history and lists",
      scope: "read",
      params: PARAMS,
      answers: { 200: DETAILS },
    },
    async ({ params }) => {
      const found = await readContact(services.database, params.id);
      if (!found) throw notFound("contact");
      return {
        contact: contactView(found.contact),
        history: found.history.map(historyView),
        lists: found.lists.map(({ id, name, rowNumber }) => ({ id: String(id), name, row_number: rowNumber })),
      };
    },
  );
}

function contactView({ checkedAt, freshUntil, ...contact }: StoredContact): JsonOf<typeof CONTACT> {
  return {
    ...contact,
    checked_at: checkedAt?.toISOString() ?? null,
    fresh_until: freshUntil?.toISOString() ?? null,
  };
}

function historyView(past: PastVerdict): JsonOf<typeof HISTORY_ENTRY> {
  return {
    id: past.id,
    run_id: past.runId === null ? null : String(past.runId),
    status: past.status,
    reason: past.reason,
    score: past.score,
    safe_to_send: past.safeToSend,
    provider: past.provider,
    mx_host: past.mxHost,
    smtp_code: past.smtpCode,
    enhanced_code: past.enhancedCode,
    smtp_reply: past.smtpReply,
    attempts: past.attempts,
    checked_at: past.checkedAt.toISOString(),
    evidence: past.evidence,
  };
}

function readCursor(cursor: string): ContactCursor | null {
  const checkedAt = new Date(cursor.slice(0, 24));
  return Number.isNaN(checkedAt.getTime()) ? null : { checkedAt, id: cursor.slice(25) };
}
