import { isTestAddress } from "@rollcall/address";
import type { AnsweredRow } from "../lists/list.ts";

/** The score of `not_answered_yet`. */
export const OPEN_SCORE = 40;

type Cell = (row: AnsweredRow) => string;

const text = (value: string | number | boolean | null): string => (value === null ? "" : String(value));

/** Columns appended to each row, in this order. A contract: names and order never change. */
export const APPENDED_COLUMNS: readonly (readonly [name: string, cell: Cell])[] = [
  ["rc_email", (row) => text(row.asked)],
  ["rc_status", (row) => text(row.status)],
  ["rc_reason", (row) => text(row.reason)],
  ["rc_safe_to_send", (row) => text(row.safeToSend)],
  ["rc_score", (row) => text(row.score ?? (row.reason === "not_answered_yet" ? OPEN_SCORE : null))],
  ["rc_suggestion", (row) => text(row.suggestion)],
  ["rc_catch_all", (row) => text(row.catchAll)],
  ["rc_disposable", (row) => text(row.disposable)],
  ["rc_role", (row) => text(row.role)],
  ["rc_free", (row) => text(row.free)],
  ["rc_mx_host", (row) => text(row.mxHost)],
  ["rc_provider", (row) => text(row.provider)],
  ["rc_smtp_code", (row) => text(row.smtpCode)],
  ["rc_smtp_reply", (row) => inOneLine(text(row.smtpReply))],
  ["rc_duplicate_of_row", (row) => text(row.duplicateOfRow)],
  // The verdict of an address that was never probed has the time at which its run ended.
  ["rc_checked_at", (row) => text(row.reason === "not_answered_yet" && !row.attempts ? null : row.checkedAt)],
];

/** Appended last to lists that have rows with several addresses. */
export const OTHER_EMAILS: readonly [name: string, cell: Cell] = ["rc_other_emails", (row) => text(row.otherEmails)];

/** Appended last to lists with accepted corrections. */
export const CORRECTED: readonly (readonly [name: string, cell: Cell])[] = [
  ["rc_corrected_email", (row) => text(row.correctedEmail)],
  ["rc_corrected_status", (row) => text(row.correctedStatus)],
];

/** Only where they are asked for by name. */
export const ON_DEMAND: readonly (readonly [name: string, cell: Cell])[] = [
  ["rc_privacy_relay", (row) => text(row.relay)],
  ["rc_test", (row) => text(row.asked === null ? null : isTestAddress(row.asked))],
];

const NAMES: ReadonlySet<string> = new Set(
  [...APPENDED_COLUMNS, OTHER_EMAILS, ...CORRECTED, ...ON_DEMAND].map(([name]) => name),
);

/** Columns of an earlier export in a list's header: replaced, not appended twice. */
export function isAppendedColumn(header: string): boolean {
  return NAMES.has(header.trim().toLowerCase());
}

/** Some CSV readers split at every line break, even within quotes. */
function inOneLine(reply: string): string {
  return reply.includes("\n") ? reply.replaceAll(/\s*\n\s*/g, " ") : reply;
}
