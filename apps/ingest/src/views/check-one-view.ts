import type { StoredCheckOne } from "@rollcall/db";
import type { TranscriptLine } from "@rollcall/ports";

/** A single check as the API shows it. */
export interface CheckOneView {
  readonly id: string;
  readonly state: "running" | "done";
  readonly [field: string]: unknown;
}

/** A single check: its address, its steps so far, and the verdict when there is one. */
export function checkOneView(check: StoredCheckOne): CheckOneView {
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
    waiting: check.retryReason && { reason: check.retryReason, next_at: check.dueAt?.toISOString() ?? null },
    evidence: verdict ? verdict.evidence : check.evidence,
    steps: check.steps.map((step) => ({ seq: step.seq, ...(step.detail as object) })),
    transcript:
      (verdict?.transcript as TranscriptLine[] | null | undefined)?.map(({ atMs, by, text }) => ({
        at_ms: atMs,
        by,
        text,
      })) ?? null,
  };
}
