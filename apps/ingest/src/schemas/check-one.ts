import type { StoredStep } from "@rollcall/core";
import { z } from "zod";
import { time } from "./common.ts";
import { STALL_REASON } from "./run.ts";
import { EVIDENCE } from "./evidence.ts";
import { words } from "./words.ts";
import { REASON, SAFE_TO_SEND, SERVER_WORDS, STATUS } from "./verdict.ts";

const STEP = z
  .object({
    seq: z.int(),
    at_ms: z.number(),
    step: words<StoredStep["step"]>({
      syntax: true,
      domain: true,
      mx: true,
      connect: true,
      banner: true,
      ehlo: true,
      starttls: true,
      mail: true,
      rcpt: true,
      control: true,
      rset: true,
      quit: true,
      close: true,
    }),
    host: z.string().nullable(),
    detail: z.string().nullable(),
    code: z.int().nullable(),
    duration_ms: z.number().nullable(),
    outcome: z.enum(["running", "ok", "failed", "info"]),
  })
  .meta({ id: "Step", description: "Something that happened while the address was checked." });

const VERDICT = z
  .object({
    email: z.string(),
    status: STATUS,
    reason: REASON,
    safe_to_send: SAFE_TO_SEND,
    score: z.int(),
    catch_all: z.boolean().nullable(),
    full: z.boolean().nullable(),
    disabled: z.boolean().nullable(),
    disposable: z.boolean(),
    role: z.boolean(),
    free: z.boolean(),
    suggestion: z.string().nullable(),
    ...SERVER_WORDS,
    attempts: z.int(),
    duration_ms: z.int().nullable(),
    checked_at: time,
  })
  .meta({ id: "Verdict" });

const FACTS = z
  .object({
    role: z.boolean(),
    disposable: z.boolean(),
    free: z.boolean(),
    tagged: z.boolean(),
    suggestion: z.string().nullable(),
  })
  .describe("What the address tells, without asking anybody.");

export const CHECK_ONE = z
  .object({
    id: z.string(),
    email: z.string(),
    contact_id: z.string(),
    state: z.enum(["running", "done"]),
    facts: FACTS,
    verdict: VERDICT.nullable(),
    waiting: z
      .object({ reason: REASON, next_at: time.nullable() })
      .nullable()
      .describe("Why and when it will be asked again."),
    stall_reason: STALL_REASON,
    evidence: z.array(EVIDENCE),
    steps: z.array(STEP),
    transcript: z.array(z.object({ at_ms: z.number(), by: z.enum(["C", "S", "#"]), text: z.string() })).nullable(),
  })
  .meta({ id: "CheckOne", description: "The check of one address." });
