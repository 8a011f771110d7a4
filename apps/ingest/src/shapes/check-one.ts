import { z } from "zod";
import { isTestAddress } from "@rollcall/address";
import type { StoredStep, StoredCheckOne, StallReason } from "@rollcall/core";
import type { JsonOf } from "../http/declaration.ts";
import { time, words } from "./common.ts";
import { STALL_REASON } from "./run.ts";
import { IS_TEST, REASON, SAFE_TO_SEND, SERVER_WORDS, STATUS, EVIDENCE } from "./verdict.ts";

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
  .meta({ id: "Step", description: "An event during the check." });

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
    privacy_relay: z.boolean(),
    test: IS_TEST,
    suggestion: z.string().nullable(),
    ...SERVER_WORDS,
    rule: z.string().nullable().describe("The rule that matched the deciding reply; null: no reply decided."),
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
    privacy_relay: z.boolean(),
    tagged: z.boolean(),
    test: IS_TEST,
    suggestion: z.string().nullable(),
  })
  .describe("What the address itself tells, without probing.");

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
      .describe("Why and when it will be retried."),
    stall_reason: STALL_REASON,
    evidence: z.array(EVIDENCE),
    steps: z.array(STEP),
    transcript: z.array(z.object({ at_ms: z.number(), by: z.enum(["C", "S", "#"]), text: z.string() })).nullable(),
  })
  .meta({ id: "CheckOne", description: "A single check." });

/** A single check in the API. */
export type CheckOneView = JsonOf<typeof CHECK_ONE>;

/** A single check: its address, steps so far and verdict, if any. `stallReason` applies to unfinished checks. */
export function checkOneView(check: StoredCheckOne, stallReason: StallReason | null): CheckOneView {
  const { contact, verdict } = check;
  return {
    id: String(check.runId),
    email: contact.asked,
    contact_id: contact.id,
    state: verdict ? "done" : "running",
    facts: {
      role: contact.role,
      disposable: contact.disposable,
      free: contact.free,
      privacy_relay: contact.relay,
      tagged: contact.tagged,
      test: isTestAddress(contact.asked),
      suggestion: contact.suggestion,
    },
    verdict: verdict && {
      email: contact.asked,
      status: verdict.status,
      reason: verdict.reason,
      safe_to_send: verdict.safeToSend,
      score: verdict.score,
      catch_all: verdict.catchAll,
      full: verdict.full,
      disabled: verdict.disabled,
      disposable: contact.disposable,
      role: contact.role,
      free: contact.free,
      privacy_relay: contact.relay,
      test: isTestAddress(contact.asked),
      suggestion: contact.suggestion,
      provider: verdict.provider,
      mx_host: verdict.mxHost,
      smtp_code: verdict.smtpCode,
      enhanced_code: verdict.enhancedCode,
      smtp_reply: verdict.smtpReply,
      rule: verdict.rule,
      attempts: verdict.attempts,
      duration_ms: verdict.durationMs,
      checked_at: verdict.checkedAt.toISOString(),
    },
    waiting: check.retryReason ? { reason: check.retryReason, next_at: check.dueAt?.toISOString() ?? null } : null,
    stall_reason: verdict ? null : stallReason,
    evidence: verdict ? verdict.evidence : check.evidence,
    steps: check.steps.map(stepView),
    transcript:
      verdict?.transcript?.map(({ atMs, by, text }) => ({
        at_ms: atMs,
        by,
        text,
      })) ?? null,
  };
}

/** A step and its sequence number. */
export function stepView({ atMs, durationMs, ...step }: StoredStep): CheckOneView["steps"][number] {
  return { ...step, at_ms: atMs, duration_ms: durationMs };
}
