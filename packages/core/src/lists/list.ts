import type { Evidence, Reason, SafeToSend, Status } from "@rollcall/verdict";
import type { NewAuditEntry } from "../audit/audit.ts";
import type { NewContact } from "../contacts/contact.ts";
import type { FilePrint } from "./file-print.ts";

/** A row as stored by an import. */
export interface NewRow {
  /** From 1. */
  readonly rowNumber: number;
  /** Offsets of its cells in the batch's `json`: an array of strings. */
  readonly start: number;
  readonly end: number;
  /** Its distinct contacts; the first one leads. */
  readonly contacts: readonly NewContact[];
  readonly problem: "blank" | "no_address" | null;
}

/** Consecutive rows. */
export interface ImportBatch {
  /** UTF-8. Overwritten by the next batch. */
  readonly json: Uint8Array;
  readonly rows: readonly NewRow[];
}

/**
 * How duplicates are marked. Each address is probed once and every row gets its answer, in each mode.
 * - `off`: not at all.
 * - `safe`: the same address, ignoring case.
 * - `relaxed`: as `safe`, and addresses of the same mailbox by their provider's rules are counted.
 */
export type Dedupe = "off" | "safe" | "relaxed";

/** Counts of the stored rows. */
export interface ImportedCounts {
  readonly rowCount: number;
  readonly duplicateCount: number;
  /** Distinct contacts that lead a row. */
  readonly contactCount: number;
  /** Contacts whose mailbox another contact shares; null unless the mode is `relaxed`. */
  readonly sameMailboxCount: number | null;
}

/** Rows as COPY takes them, in its binary format. */
export interface RowPiece {
  /** Of `list_rows`: the next bytes. */
  readonly rows: Uint8Array;
  /** Contacts and their mailboxes; null: not counted. */
  readonly mailboxes: Uint8Array | null;
  /** Rows so far, this piece's included. */
  readonly rowCount: number;
}

/** What is known of a list after its last row. */
export interface WrittenRows {
  readonly facts: FinishedImport;
  readonly counts: Omit<ImportedCounts, "sameMailboxCount">;
  /** All contacts were remembered, so the counts and the duplicates are exact. */
  readonly isSure: boolean;
}

/** Input of `fillList`. */
export interface ListFilling {
  readonly dedupe: Dedupe;
  /** Replaces the rows that the list already has. */
  readonly replaces: boolean;
  /** How many rows at the end are no rows is known already; absent: it is found. */
  readonly hasGivenFooter?: boolean;
  /** Size of the file, if known in advance: used to check for disk space. */
  readonly sizeBytes: number | null;
  /** The rows; called once. */
  readonly rows: (listId: number) => AsyncGenerator<RowPiece, WrittenRows, unknown>;
  /** Stored with the rows; its subject is the list. */
  readonly audit: Omit<NewAuditEntry, "subject">;
}

export interface NewList {
  readonly name: string;
  readonly fileName: string;
  /** The upload's idempotency key, to detect a repeated one. */
  readonly idempotencyKey: string | null;
  /** SHA-256 of the upload's parameters, to detect a key that is reused for something else. */
  readonly requestHash: Uint8Array<ArrayBuffer> | null;
}

/** What an import detected about its file. */
export interface ListFormat {
  readonly encoding: string | null;
  readonly encodingNote: string | null;
  readonly delimiter: string | null;
  readonly hasHeader: boolean;
  readonly columns: readonly string[];
  /** Rows above the header, such as titles and notes. */
  readonly prelude: readonly (readonly string[])[];
  /** Rows below the table, such as a report's notices. */
  readonly footer: readonly (readonly string[])[];
  /** Positions from 0. */
  readonly addressColumns: readonly number[];
  /** Positions of columns that hold addresses too, and were not chosen. */
  readonly otherColumns: readonly number[];
}

export interface FinishedImport extends ListFormat, FilePrint {
  /** Cells of the widest row, including the header. */
  readonly columnCount: number;
  /** UTF-16 code units of the longest cell, excluding the header. */
  readonly longestCell: number;
  readonly blankCount: number;
  readonly noAddressCount: number;
  readonly invalidCount: number;
  /** Rows with more than one address. */
  readonly severalCount: number;
}

/** A row with the answer to its leading address, if any. */
export interface AnsweredRow {
  readonly rowNumber: number;
  readonly cells: readonly string[];
  readonly duplicateOfRow: number | null;
  readonly contactId: string | null;
  /** The address to be probed. */
  readonly asked: string | null;
  readonly suggestion: string | null;
  readonly role: boolean | null;
  readonly disposable: boolean | null;
  readonly free: boolean | null;
  /** At a privacy relay or forwarder. */
  readonly relay: boolean | null;
  /** Of the verdict; before there is one, `unknown` if there is any evidence. */
  readonly status: Status | null;
  /** Of the verdict; before there is one, why it will be retried. `no_address`: the row has nothing to probe. */
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
  /** The answer predates the latest run, which has not checked it yet. */
  readonly rechecking: boolean;
  /** The row's other addresses with their statuses, if it has several: `bo@example.org (undeliverable)`. */
  readonly otherEmails: string | null;
  /** The corrected address, where a correction was accepted. */
  readonly correctedEmail: string | null;
  /** Its own answer; null: it was not asked yet. */
  readonly correctedStatus: Status | null;
  /** Evidence so far while a retry is pending. */
  readonly openEvidence: readonly Evidence[] | null;
}

/** Selects a list's rows and the run that answers them. */
export interface AnswersOf {
  readonly listId: number;
  /** Null: no run yet. */
  readonly runId: number | null;
  /** The run is over: rows without an answer are unknown, and `cancelled` if there is no evidence. */
  readonly final: boolean;
  /** Some rows have several addresses: each row gets the best answer. */
  readonly several: boolean;
  /** Some addresses have a correction that was accepted; absent: none. */
  readonly corrected?: boolean;
}

/** Filter of rows. Null = any. */
export interface RowFilter {
  /** "" stands for rows without one. */
  readonly statuses: readonly string[] | null;
  readonly reasons: readonly string[] | null;
  readonly providers: readonly string[] | null;
  /** As A-labels. */
  readonly domains: readonly string[] | null;
  /**
   * Rows whose address occurs in an earlier row. In a file without them each address that is shown comes once: also where it is
   * the best one of a row, or has a line of its own.
   */
  readonly duplicates: "keep" | "leave_out" | "only";
  readonly disposable: boolean | null;
  readonly role: boolean | null;
  readonly free: boolean | null;
  readonly catchAll: boolean | null;
  /** Substring of the address. */
  readonly search: string | null;
}

type ListState = "importing" | "ready" | "failed";

/** A stored list. */
export interface List extends FinishedImport, ImportedCounts {
  readonly id: number;
  readonly name: string;
  readonly fileName: string;
  readonly state: ListState;
  readonly error: string | null;
  readonly dedupe: Dedupe;
  readonly tags: readonly string[];
  readonly note: string | null;
  /** How often its rows were changed after the import. */
  readonly revision: number;
  /** The same when its latest run began. */
  readonly runRevision: number;
  /** Addresses that came after its latest run began, and that the run did not ask. */
  readonly unaskedCount: number;
  /** Some of its addresses have a correction that was accepted. */
  readonly corrected: boolean;
  readonly createdAt: Date;
}
