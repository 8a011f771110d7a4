import type { AnsweredRow } from "@rollcall/ports";
import { answerOf } from "@rollcall/verification";

/** A row with its answer as the API shows it. */
export function rowView(row: AnsweredRow): object {
  const answer = answerOf(row, false);
  return {
    row_number: row.rowNumber,
    cells: row.cells,
    duplicate_of_row: row.duplicateOfRow,
    contact_id: row.contactId,
    email: row.asked,
    status: answer.status,
    reason: answer.reason,
    safe_to_send: answer.safeToSend,
    score: answer.score,
    suggestion: row.suggestion,
    catch_all: row.catchAll,
    disposable: row.disposable,
    role: row.role,
    free: row.free,
    mx_host: row.mxHost,
    provider: row.provider,
    smtp_code: row.smtpCode,
    enhanced_code: row.enhancedCode,
    smtp_reply: row.smtpReply,
    checked_at: row.checkedAt?.toISOString() ?? null,
    attempts: row.attempts,
    duration_ms: row.durationMs,
  };
}
