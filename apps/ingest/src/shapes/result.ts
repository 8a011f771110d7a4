import { z } from "zod";
import { isTestAddress } from "@rollcall/address";
import { type AnsweredRow, withOpenEvidence, type RowFilter } from "@rollcall/core";
import type { JsonOf } from "../http/declaration.ts";
import { listOf, time } from "./common.ts";
import { IS_TEST, REASON_COUNTS, ROW_REASON, SAFE_TO_SEND, SERVER_WORDS, STATUS, STATUS_COUNTS } from "./verdict.ts";

/** Characters of a name in a filter. */
const NAME_CHARS = 320;

/** What a row can be filtered by: its status, or that it has none yet. */
const ROW_STATUS = z
  .enum([...STATUS.options, "open"])
  .meta({ id: "RowStatus", description: "A status, or `open`: no answer yet." });

export const RESULT = z
  .object({
    row_number: z.int().describe("From 1."),
    cells: z.array(z.string()),
    input: z.string().describe("The text that was read as an address."),
    duplicate_of_row: z.int().nullable(),
    contact_id: z.string().nullable(),
    email: z.string().nullable().describe("Null: no address was found."),
    status: STATUS.nullable().describe("Null: no answer yet."),
    reason: ROW_REASON.nullable(),
    safe_to_send: SAFE_TO_SEND.nullable(),
    score: z.int().nullable(),
    suggestion: z.string().nullable(),
    catch_all: z.boolean().nullable(),
    disposable: z.boolean().nullable(),
    role: z.boolean().nullable(),
    free: z.boolean().nullable(),
    privacy_relay: z.boolean().nullable().describe("At a privacy relay or forwarder: it hides a mailbox elsewhere."),
    test: IS_TEST.nullable(),
    ...SERVER_WORDS,
    checked_at: time.nullable(),
    rechecking: z.boolean().describe("The answer predates the latest run, which has not rechecked it yet."),
    other_emails: z
      .string()
      .nullable()
      .describe("The row's other addresses with their statuses, if it has several: `bo@example.org (undeliverable)`."),
    corrected_email: z.string().nullable().describe("What was meant instead, where that suggestion was accepted."),
    corrected_status: STATUS.nullable().describe("The answer for `corrected_email`; null: it was not asked yet."),
    attempts: z.int().nullable(),
    duration_ms: z.int().nullable(),
  })
  .meta({ id: "Result", description: "A row of a list with its answer, if any." });

const SPLIT = {
  total: z.int(),
  deliverable: z.int(),
  risky: z.int(),
  undeliverable: z.int(),
  unknown: z.int(),
} as const;

export const SUMMARY = z
  .object({
    by_status: STATUS_COUNTS,
    by_reason: REASON_COUNTS,
    by_provider: z.array(z.object({ provider: z.string().nullable(), ...SPLIT })),
    top_domains: z.array(z.object({ domain: z.string(), ...SPLIT })),
    rows_by_status: STATUS_COUNTS.nullable().describe(
      "Rows by answer. Null: not counted, because the list is long and its run goes on.",
    ),
    rechecking: z.int().describe("Addresses whose answer predates the latest run, which has not rechecked them yet."),
  })
  .meta({
    id: "Summary",
    description:
      "Counts of a list's answers, by address and by row: those of its latest run, or earlier ones until it has them.",
  });

/** A row with its answer in the API; `addressColumns`: positions from 0. */
export function rowView(answered: AnsweredRow, addressColumns: readonly number[]): JsonOf<typeof RESULT> {
  const row = withOpenEvidence(answered);
  return {
    row_number: row.rowNumber,
    cells: row.cells,
    input: addressColumns.map((column) => row.cells[column]?.trim() ?? "").find((cell) => cell !== "") ?? "",
    duplicate_of_row: row.duplicateOfRow,
    contact_id: row.contactId,
    email: row.asked,
    status: row.status,
    reason: row.reason,
    safe_to_send: row.safeToSend,
    score: row.score,
    suggestion: row.suggestion,
    catch_all: row.catchAll,
    disposable: row.disposable,
    role: row.role,
    free: row.free,
    privacy_relay: row.relay,
    test: row.asked === null ? null : isTestAddress(row.asked),
    mx_host: row.mxHost,
    provider: row.provider,
    smtp_code: row.smtpCode,
    enhanced_code: row.enhancedCode,
    smtp_reply: row.smtpReply,
    checked_at: row.checkedAt,
    rechecking: row.rechecking,
    other_emails: row.otherEmails,
    corrected_email: row.correctedEmail,
    corrected_status: row.correctedStatus,
    attempts: row.attempts,
    duration_ms: row.durationMs,
  };
}

export const yesNo = z.enum(["true", "false"]).transform((word) => word === "true");

/** Query parameters that select rows. */
export const ROW_FILTER = z.object({
  status: listOf(ROW_STATUS).describe("Rows with one of these answers."),
  reason: listOf(ROW_REASON).describe("Rows with one of these reasons."),
  provider: listOf(z.string().max(NAME_CHARS)).describe("Rows at one of these providers."),
  domain: listOf(z.string().max(NAME_CHARS)).describe("Rows at one of these domains."),
  /** Substring of the address. */
  q: z.string().max(320).optional(),
  /** Include duplicates, exclude them, or show only them. */
  duplicates: z.enum(["true", "false", "only"]).default("true"),
  disposable: yesNo.optional(),
  role: yesNo.optional(),
  free: yesNo.optional(),
  catch_all: yesNo.optional(),
});

const DUPLICATES = { true: "keep", false: "leave_out", only: "only" } as const;

/** Converts it for the use cases. */
export function rowFilterOf(query: z.infer<typeof ROW_FILTER>): RowFilter {
  return {
    statuses: query.status ?? null,
    reasons: query.reason ?? null,
    providers: query.provider ?? null,
    domains: query.domain?.map((domain) => domain.toLowerCase()) ?? null,
    duplicates: DUPLICATES[query.duplicates],
    disposable: query.disposable ?? null,
    role: query.role ?? null,
    free: query.free ?? null,
    catchAll: query.catch_all ?? null,
    search: query.q?.trim() || null,
  };
}
