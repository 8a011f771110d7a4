import type { Evidence, Reason, SafeToSend, Status } from "@rollcall/verdict";
import type { NewContact } from "./contact.ts";

/** A row as an import stores it. */
export interface NewRow {
  readonly rowNumber: number;
  readonly cells: readonly string[];
  readonly contactId: string | null;
  readonly otherContactIds: readonly string[];
  readonly problem: "blank" | "no_address" | null;
}

export interface ImportBatch {
  readonly rows: readonly NewRow[];
  readonly contacts: readonly NewContact[];
}

/** What a finished import says of its list. */
export interface ImportedCounts {
  readonly rowCount: number;
  readonly duplicateCount: number;
  readonly contactCount: number;
}

export interface NewList {
  readonly name: string;
  readonly fileName: string;
}

/** What an import learned of its file. */
export interface ListFormat {
  readonly encoding: string | null;
  readonly encodingNote: string | null;
  readonly delimiter: string | null;
  readonly hasHeader: boolean;
  readonly columns: readonly string[];
  readonly addressColumns: readonly number[];
}

export interface FinishedImport extends ListFormat {
  readonly fileHash: string;
  readonly rowCount: number;
  readonly blankCount: number;
  readonly noAddressCount: number;
  readonly invalidCount: number;
  readonly duplicateCount: number;
  readonly contactCount: number;
}

/** A row with the answer to its first address, where there is one. */
export interface AnsweredRow {
  readonly rowNumber: number;
  readonly cells: readonly string[];
  readonly problem: string | null;
  readonly duplicateOfRow: number | null;
  readonly contactId: string | null;
  readonly asked: string | null;
  readonly suggestion: string | null;
  readonly role: boolean | null;
  readonly disposable: boolean | null;
  readonly free: boolean | null;
  readonly status: Status | null;
  readonly reason: Reason | null;
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
  readonly checkedAt: Date | null;
  /** Why it is to be asked again, while it has no verdict. */
  readonly retryReason: Reason | null;
  /** Its evidence so far, while it has no verdict. */
  readonly openEvidence: readonly Evidence[] | null;
}

export interface RowFilter {
  readonly statuses: readonly string[] | null;
  readonly reasons: readonly string[] | null;
  readonly duplicates: boolean;
  /** Part of the address. */
  readonly search: string | null;
}

/** A list as it is stored. */
export interface List extends ListFormat {
  readonly id: number;
  readonly name: string;
  readonly fileName: string;
  readonly state: string;
  readonly error: string | null;
  readonly fileHash: string | null;
  readonly rowCount: number;
  readonly blankCount: number;
  readonly noAddressCount: number;
  readonly invalidCount: number;
  readonly duplicateCount: number;
  readonly contactCount: number;
  readonly createdAt: Date;
}
