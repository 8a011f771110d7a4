import type { JsonOf } from "../api/declaration.ts";
import type { CHECK_ONE } from "../schemas/check-one.ts";
import type { StoredCheckOne, StoredStep, StallReason } from "@rollcall/core";

/** A single check as the API shows it. */
export type CheckOneView = JsonOf<typeof CHECK_ONE>;

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

/** A step, with its place in their order. */
export function stepView({ atMs, durationMs, ...step }: StoredStep): CheckOneView["steps"][number] {
  return { ...step, at_ms: atMs, duration_ms: durationMs };
}
