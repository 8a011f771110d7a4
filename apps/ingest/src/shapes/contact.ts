import { z } from "zod";
import type { Clock, ContactFilter } from "@rollcall/core";
import { listOf, time } from "./common.ts";
import { IS_TEST, REASON, SAFE_TO_SEND, SERVER_WORDS, STATUS, EVIDENCE } from "./verdict.ts";

export const CONTACT = z
  .object({
    id: z.string(),
    email: z.string(),
    domain: z.string().nullable(),
    status: STATUS.nullable(),
    reason: REASON.nullable(),
    provider: z.string().nullable(),
    checked_at: time.nullable(),
    fresh_until: time.nullable().describe("Expiry of its verdict; null: it is due for a recheck."),
    test: IS_TEST,
    suppressed: z.boolean().describe("The address or its domain is on the suppression list."),
  })
  .meta({ id: "Contact", description: "An address known across lists, with its latest verdict." });

/** A past verdict. */
export const HISTORY_ENTRY = z
  .object({
    id: z.string(),
    run_id: z.string().nullable(),
    status: STATUS,
    reason: REASON,
    score: z.int(),
    safe_to_send: SAFE_TO_SEND,
    ...SERVER_WORDS,
    attempts: z.int(),
    checked_at: time,
    evidence: z.array(EVIDENCE),
  })
  .meta({ id: "HistoryEntry" });

export const LIST_OF_CONTACT = z.object({ id: z.string(), name: z.string(), row_number: z.int() });

const DOMAIN = z.string().max(320);

/** Selects stored contacts, in a query. */
export const CONTACT_QUERY = z.object({
  q: z.string().max(320).optional().describe("Part of the address."),
  status: listOf(STATUS).describe("Statuses."),
  reason: listOf(REASON).describe("Reasons."),
  domain: listOf(DOMAIN).describe("Domains."),
});

const DAY_MS = 86_400_000;

/** How long ago a contact was last checked, at least. */
export const CONTACT_AGE = z.coerce
  .number()
  .positive()
  .max(3_650)
  .optional()
  .describe("Last checked before this time, in days.");

/** When contacts of that age were last checked, at the latest; null: any. */
export function checkedBefore({ nowMs }: Pick<Clock, "nowMs">, days: number | undefined): Date | null {
  return days === undefined ? null : new Date(nowMs() - days * DAY_MS);
}

/** One word, or several separated by commas. */
function commaText<Item extends z.ZodType<unknown, string>>(
  item: Item,
): z.ZodPipe<z.ZodString, z.ZodPreprocess<z.ZodArray<Item>>> {
  return z
    .string()
    .max(2_000)
    .pipe(z.preprocess((text) => text.split(",").filter(Boolean), z.array(item)));
}

/** The same in a body. */
export const CONTACT_FILTER = z.object({
  q: CONTACT_QUERY.shape.q,
  status: commaText(STATUS).optional().describe("Statuses, comma-separated."),
  reason: commaText(REASON).optional().describe("Reasons, comma-separated."),
  domain: commaText(DOMAIN).optional().describe("Domains, comma-separated."),
});

/** Converts it for the use cases. */
export function contactFilterOf(
  filter: z.output<typeof CONTACT_FILTER> | z.output<typeof CONTACT_QUERY>,
): ContactFilter {
  const { q, status, reason, domain } = filter;
  return {
    search: q?.trim() || null,
    statuses: status?.length ? status : null,
    reasons: reason?.length ? reason : null,
    domains: domain?.length ? domain.map((name) => name.toLowerCase()) : null,
  };
}
