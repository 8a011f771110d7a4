import type { Evidence } from "@rollcall/verdict";
import type { JsonOf } from "../api/declaration.ts";
import type { CHECK_ONE } from "../schemas/check-one.ts";
import type { StoredCheckOne, StoredStep, StallReason } from "@rollcall/core";
import type { TranscriptLine } from "@rollcall/smtp";

/** A single check as the API shows it. */
export type CheckOneView = JsonOf<typeof CHECK_ONE>;

type VerdictView = NonNullable<CheckOneView["verdict"]>;

/** A single check: its address, its steps so far, and the verdict when there is one. `stallReason`: of any that is not over. */
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
      tagged: contact.tagged,
      suggestion: contact.suggestion,
    },
    verdict: verdict && {
      email: contact.asked,
      status: verdict.status as VerdictView["status"],
      reason: verdict.reason as VerdictView["reason"],
      safe_to_send: verdict.safeToSend as VerdictView["safe_to_send"],
      score: verdict.score,
      catch_all: verdict.catchAll,
      full: verdict.full,
      disabled: verdict.disabled,
      disposable: contact.disposable,
      role: contact.role,
      free: contact.free,
      suggestion: contact.suggestion,
      provider: verdict.provider,
      mx_host: verdict.mxHost,
      smtp_code: verdict.smtpCode,
      enhanced_code: verdict.enhancedCode,
      smtp_reply: verdict.smtpReply,
      attempts: verdict.attempts,
      duration_ms: verdict.durationMs,
      checked_at: verdict.checkedAt.toISOString(),
    },
    waiting: check.retryReason
      ? { reason: check.retryReason as VerdictView["reason"], next_at: check.dueAt?.toISOString() ?? null }
      : null,
    stall_reason: verdict ? null : stallReason,
    evidence: verdict ? (verdict.evidence as unknown as Evidence[]) : check.evidence,
    steps: check.steps.map(stepView),
    transcript:
      (verdict?.transcript as TranscriptLine[] | null | undefined)?.map(({ atMs, by, text }) => ({
        at_ms: atMs,
        by,
        text,
      })) ?? null,
  };
}

/** A step as it was stored, with its place in their order. */
export function stepView(step: StoredStep): CheckOneView["steps"][number] {
  return { ...(step.detail as CheckOneView["steps"][number]), seq: step.seq };
}
