import type { AnsweredRow } from "@rollcall/ports";
import type { Reason, SafeToSend, Status } from "@rollcall/verdict";

/** The answer of a row, as an export writes it. */
export interface ExportedAnswer {
  readonly status: Status | null;
  readonly reason: Reason | "no_address" | null;
  readonly safeToSend: SafeToSend | null;
  readonly score: number | null;
}

type Cell = (row: AnsweredRow, answer: ExportedAnswer) => string;

const text = (value: string | number | boolean | null | undefined): string =>
  value === null || value === undefined ? "" : String(value);

/** What an export appends to each row, in this order. A contract: names and order never change. */
export const APPENDED_COLUMNS: readonly (readonly [name: string, cell: Cell])[] = [
  ["rc_email", (row) => text(row.asked)],
  ["rc_status", (_, answer) => text(answer.status)],
  ["rc_reason", (_, answer) => text(answer.reason)],
  ["rc_safe_to_send", (_, answer) => text(answer.safeToSend)],
  ["rc_score", (_, answer) => text(answer.score)],
  ["rc_suggestion", (row) => text(row.suggestion)],
  ["rc_catch_all", (row) => text(row.catchAll)],
  ["rc_disposable", (row) => text(row.disposable)],
  ["rc_role", (row) => text(row.role)],
  ["rc_free", (row) => text(row.free)],
  ["rc_mx_host", (row) => text(row.mxHost)],
  ["rc_provider", (row) => text(row.provider)],
  ["rc_smtp_code", (row) => text(row.smtpCode)],
  ["rc_smtp_reply", (row) => text(row.smtpReply?.replace(/\s*\n\s*/g, " "))],
  ["rc_duplicate_of_row", (row) => text(row.duplicateOfRow)],
  ["rc_checked_at", (row) => text(row.checkedAt?.toISOString())],
];

/** Columns of an earlier export in a list's header: they are replaced, not appended twice. */
export function isAppendedColumn(header: string): boolean {
  return APPENDED_COLUMNS.some(([name]) => name === header.trim().toLowerCase());
}
