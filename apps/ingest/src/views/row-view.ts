import type { JsonOf } from "../api/declaration.ts";
import type { RESULT } from "../schemas/result.ts";
import { type AnsweredRow, withScore } from "@rollcall/core";

/** A row with its answer as the API shows it; `addressColumns`: positions from 0. */
export function rowView(answered: AnsweredRow, addressColumns: readonly number[]): JsonOf<typeof RESULT> {
  const row = withScore(answered);
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
    mx_host: row.mxHost,
    provider: row.provider,
    smtp_code: row.smtpCode,
    enhanced_code: row.enhancedCode,
    smtp_reply: row.smtpReply,
    checked_at: row.checkedAt,
    rechecking: row.rechecking,
    attempts: row.attempts,
    duration_ms: row.durationMs,
  };
}
