import { z } from "zod";
import { time } from "./common.ts";
import { EVIDENCE } from "./evidence.ts";
import { REASON, SAFE_TO_SEND, SERVER_WORDS, STATUS } from "./verdict.ts";

export const CONTACT = z
  .object({
    id: z.string(),
    email: z.string(),
    domain: z.string().nullable(),
    status: STATUS.nullable(),
    reason: REASON.nullable(),
    provider: z.string().nullable(),
    checked_at: time.nullable(),
    fresh_until: time.nullable().describe("Until when its verdict is good; null: it is due to be asked again."),
    suppressed: z.boolean().describe("It, or its domain, is on the suppression list."),
  })
  .meta({ id: "Contact", description: "An address known across lists, with its latest verdict." });

/** One verdict of the past. */
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
