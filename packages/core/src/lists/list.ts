import type { Evidence, Reason, SafeToSend, Status } from "@rollcall/verdict";
import type { NewAuditEntry } from "../audit/audit.ts";
import type { NewContact } from "../contacts/contact.ts";

/** A row as an import stores it. */
export interface NewRow {
  /** From 1. */
  readonly rowNumber: number;
  /** Where its cells stand in the batch's `json`: an array of strings. */
  readonly start: number;
  readonly end: number;
  /** The contacts that it names, each once; the first is the row's own. */
  readonly contacts: readonly NewContact[];
  readonly problem: "blank" | "no_address" | null;
}

/** Rows that follow one another. */
export interface ImportBatch {
  /** UTF-8. Overwritten when the next batch is taken. */
  readonly json: Uint8Array;
  readonly rows: readonly NewRow[];
}

/**
 * How duplicates are told. Each address is asked once and each row has its answer, whichever it is.
 * - `off`: not at all.
 * - `safe`: the same address, whatever its letter case.
 * - `relaxed`: as `safe`; and those that are, by their provider's rules, the same mailbox are counted.
 */
export type Dedupe = "off" | "safe" | "relaxed";

/** What the store says of the rows that came. */
export interface ImportedCounts {
  readonly rowCount: number;
  readonly duplicateCount: number;
  /** Distinct contacts that rows name first. */
  readonly contactCount: number;
  /** Contacts whose mailbox another contact names as well; null unless duplicates are told `relaxed`. */
  readonly sameMailboxCount: number | null;
}

/** How a list is filled. */
export interface ListFilling {
  readonly dedupe: Dedupe;
  /** The list has rows already, which these take the place of. */
  readonly replaces: boolean;
  /** Of the file that the rows come from, where that is known beforehand: there must be room for it. */
  readonly sizeBytes: number | null;
  readonly batches: AsyncIterable<ImportBatch>;
  /** What is known of the list once all batches came. */
  readonly facts: (counts: ImportedCounts) => FinishedImport;
  /** Stored with the rows; its subject is the list. */
  readonly audit: Omit<NewAuditEntry, "subject">;
}

export interface NewList {
  readonly name: string;
  readonly fileName: string;
  /** The client's name for the upload, so that a repeated one is noticed. */
  readonly idempotencyKey: string | null;
  /** SHA-256 of what the upload asked for beside the file, to recognise a key that is used for something else. */
  readonly requestHash: Uint8Array<ArrayBuffer> | null;
}

/** What an import learned of its file. */
export interface ListFormat {
  readonly encoding: string | null;
  readonly encodingNote: string | null;
  readonly delimiter: string | null;
  readonly hasHeader: boolean;
  readonly columns: readonly string[];
  /** Positions from 0. */
  readonly addressColumns: readonly number[];
}

export interface FinishedImport extends ListFormat {
  readonly fileHash: string | null;
  /** Cells of the widest row, the header included. */
  readonly columnCount: number;
  /** UTF-16 units of the longest cell, the header left out. */
  readonly longestCell: number;
  readonly blankCount: number;
  readonly noAddressCount: number;
  readonly invalidCount: number;
  /** Rows that name more than one address. */
  readonly severalCount: number;
}

/** A row with the answer to its first address, as far as there is one. */
export interface AnsweredRow {
  readonly rowNumber: number;
  readonly cells: readonly string[];
  readonly duplicateOfRow: number | null;
  readonly contactId: string | null;
  /** What was asked, or is to be. */
  readonly asked: string | null;
  readonly suggestion: string | null;
  readonly role: boolean | null;
  readonly disposable: boolean | null;
  readonly free: boolean | null;
  /** Of the verdict; before there is one, `unknown` once something was learned. */
  readonly status: Status | null;
  /** Of the verdict; before there is one, why it is to be asked again. `no_address`: the row has nothing to ask for. */
  readonly reason: Reason | "no_address" | null;
  readonly safeToSend: SafeToSend | null;
  readonly score: number | null;
  readonly catchAll: boolean | null;
  readonly provider: string | null;
  readonly mxHost: string | null;
  readonly smtpCode: number | null;
  readonly enhancedCode: string | null;
  readonly smtpReply: string | null;
  readonly attempts: number | null;
  readonly durationMs: number | null;
  /** ISO 8601, UTC. */
  readonly checkedAt: string | null;
  /** The answer is from before the latest run, which is still to ask again. */
  readonly rechecking: boolean;
  /** The evidence so far where it waits to be asked again. */
  readonly openEvidence: readonly Evidence[] | null;
}

/** Whose rows, and whose answers to them. */
export interface AnswersOf {
  readonly listId: number;
  /** Null: none yet. */
  readonly runId: number | null;
  /** Nobody will ask any more: what has no answer is unknown, and `cancelled` where nothing was learned. */
  readonly final: boolean;
  /** Some rows name more than one address: each row has the answer of its best one. */
  readonly several: boolean;
}

/** Which rows. Null: no matter. */
export interface RowFilter {
  readonly statuses: readonly string[] | null;
  readonly reasons: readonly string[] | null;
  readonly providers: readonly string[] | null;
  /** As A-labels. */
  readonly domains: readonly string[] | null;
  /** Rows whose address stands in an earlier row. */
  readonly duplicates: "keep" | "leave_out" | "only";
  readonly disposable: boolean | null;
  readonly role: boolean | null;
  readonly free: boolean | null;
  readonly catchAll: boolean | null;
  /** Part of the address. */
  readonly search: string | null;
}

type ListState = "importing" | "ready" | "failed";

/** A list as it is stored. */
export interface List extends FinishedImport, ImportedCounts {
  readonly id: number;
  readonly name: string;
  readonly fileName: string;
  readonly state: ListState;
  readonly error: string | null;
  readonly dedupe: Dedupe;
  readonly createdAt: Date;
}
