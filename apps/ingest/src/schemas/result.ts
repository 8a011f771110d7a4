import { z } from "zod";
import { time } from "./common.ts";
import { REASON, REASON_COUNTS, SAFE_TO_SEND, SERVER_WORDS, STATUS, STATUS_COUNTS } from "./verdict.ts";

export const RESULT = z
  .object({
    row_number: z.int().describe("From 1."),
    cells: z.array(z.string()),
    input: z.string().describe("The text that was taken for an address."),
    duplicate_of_row: z.int().nullable(),
    contact_id: z.string().nullable(),
    email: z.string().nullable().describe("Null: no address was found."),
    status: STATUS.nullable().describe("Null: nothing is known yet."),
    reason: REASON.or(z.literal("no_address")).nullable(),
    safe_to_send: SAFE_TO_SEND.nullable(),
    score: z.int().nullable(),
    suggestion: z.string().nullable(),
    catch_all: z.boolean().nullable(),
    disposable: z.boolean().nullable(),
    role: z.boolean().nullable(),
    free: z.boolean().nullable(),
    ...SERVER_WORDS,
    checked_at: time.nullable(),
    rechecking: z.boolean().describe("The answer is from before the latest run, which is still to ask again."),
    attempts: z.int().nullable(),
    duration_ms: z.int().nullable(),
  })
  .meta({ id: "Result", description: "A row of a list with its answer, as far as there is one." });

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
      "Rows, each by its answer. Null: not counted, the list is long and its run goes on.",
    ),
    rechecking: z.int().describe("Of the addresses, answers from before the latest run, which is still to ask again."),
  })
  .meta({
    id: "Summary",
    description:
      "Answers to a list's addresses, each counted once, and its rows: those of its latest run, and until they are there, those from before.",
  });
