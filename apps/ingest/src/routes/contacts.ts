import { z } from "zod";
import { isTestAddress } from "@rollcall/address";
import {
  type ContactCursor,
  readContact,
  readContacts,
  readOutcomes,
  type PastVerdict,
  type StoredContact,
} from "@rollcall/core";
import type { Api } from "../http/api.ts";
import type { JsonOf } from "../http/declaration.ts";
import { invalidRequest } from "../http/parse.ts";
import { notFound, type Problem } from "../http/problem.ts";
import type { Services } from "../services.ts";
import { OUTCOME, outcomeView } from "../shapes/outcome.ts";
import { cursorAs, NEXT_CURSOR, pageLimit, pageOf } from "../shapes/common.ts";
import {
  CONTACT,
  HISTORY_ENTRY,
  LIST_OF_CONTACT,
  CONTACT_QUERY,
  contactFilterOf,
  checkedBefore,
  CONTACT_AGE,
} from "../shapes/contact.ts";

const QUERY = CONTACT_QUERY.extend({
  older_than_days: CONTACT_AGE,
  sort: z
    .enum(["checked", "id"])
    .default("checked")
    .describe(
      "`checked`: last checked first. `id`: an order that checks don't change, so that reading all pages misses no contact.",
    ),
  cursor: cursorAs(readCursor).optional(),
  limit: pageLimit(500, 100),
});
// Contact ids are hashes in the form of a UUID, without a version.
const PARAMS = z.object({ id: z.guid() });

const PAGE = z.object({ contacts: z.array(CONTACT), next_cursor: NEXT_CURSOR });

const DETAILS = z.object({
  contact: CONTACT,
  history: z.array(HISTORY_ENTRY).describe("Verdicts, newest first."),
  lists: z.array(LIST_OF_CONTACT),
  outcomes: z.array(OUTCOME).describe("What became of mail, newest first; the latest hundred."),
});

const OUTCOMES_SHOWN = 100;

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
    async ({ query: { cursor = null, limit, sort, older_than_days: age, ...filter } }) => {
      if (cursor !== null && cursor.by !== sort) throw otherOrder();
      const found = await readContacts(services.database, {
        filter: contactFilterOf(filter),
        checkedBefore: checkedBefore(services.clock, age),
        by: sort,
        after: cursor,
        limit: limit + 1,
      });
      const { items, nextCursor } = pageOf(found, limit, (last) => cursorOf(last, sort));
      return { contacts: items.map(contactView), next_cursor: nextCursor };
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
        outcomes: (await readOutcomes(services.database, params.id, OUTCOMES_SHOWN)).map(outcomeView),
      };
    },
  );
}

/** A contact in the API. */
export function contactView({ checkedAt, freshUntil, ...contact }: StoredContact): JsonOf<typeof CONTACT> {
  return {
    ...contact,
    test: isTestAddress(contact.email),
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

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;
const TIME_CHARS = 24;

function cursorOf({ checkedAt, id }: StoredContact, by: ContactCursor["by"]): string {
  return by === "id" || checkedAt === null ? id : `${checkedAt.toISOString()}_${id}`;
}

function readCursor(cursor: string): ContactCursor | null {
  if (UUID.test(cursor)) return { by: "id", id: cursor };
  const [time = "", id = ""] = cursor.split("_");
  const checkedAt = new Date(time);
  const isTime = time.length === TIME_CHARS && !Number.isNaN(checkedAt.getTime());
  return isTime && UUID.test(id) ? { by: "checked", checkedAt, id } : null;
}

function otherOrder(): Problem {
  const message = "`cursor` must be the `next_cursor` of a page with the same `sort`.";
  return invalidRequest([{ in: "query", pointer: "/cursor", message }]);
}
