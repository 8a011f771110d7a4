import type { Evidence, Reason, SafeToSend, Status } from "@rollcall/verdict";

/** A verdict to store, with its evidence. */
export interface NewVerdict {
  readonly contactId: string;
  readonly status: Status;
  readonly reason: Reason;
  readonly safeToSend: SafeToSend;
  readonly score: number;
  readonly catchAll: boolean | null;
  readonly full: boolean | null;
  readonly disabled: boolean | null;
  readonly provider: string | null;
  readonly mxHost: string | null;
  readonly smtpCode: number | null;
  readonly enhancedCode: string | null;
  readonly smtpReply: string | null;
  /** The rule that matched the deciding reply; null: no reply decided. */
  readonly rule: string | null;
  readonly attempts: number;
  readonly durationMs: number | null;
  readonly checkedAt: Date;
  readonly evidence: readonly Evidence[];
  readonly transcript: readonly unknown[] | null;
}

/** A check to be retried. */
export interface Retry {
  readonly contactId: string;
  readonly dueAt: Date;
  readonly reason: Reason;
  /** All evidence so far. */
  readonly evidence: readonly Evidence[];
  /** The egress of the retry: a greylist remembers its source; a blocked source is replaced. */
  readonly egress: "same" | "any";
  /** False: it was not an attempt, as the session may have ended for another reason than this address. */
  readonly isCounted: boolean;
}

/** A contact that waits in some run and was not probed. */
export interface WaitingContact {
  readonly contactId: string;
  readonly domain: string | null;
  readonly syntaxProblem: string | null;
  readonly role: boolean;
  readonly disposable: boolean;
}

/** A stored verdict with the input to decide it again. */
export interface StoredVerdict {
  readonly id: string;
  readonly contactId: string;
  readonly role: boolean;
  readonly disposable: boolean;
  readonly provider: string | null;
  readonly status: Status;
  readonly reason: Reason;
  readonly safeToSend: SafeToSend;
  readonly score: number;
  readonly catchAll: boolean | null;
  readonly attempts: number;
  readonly durationMs: number | null;
  readonly checkedAt: Date;
  readonly evidence: readonly Evidence[];
  /** Null: no reply decided, or stored by a version that did not record rules. */
  readonly rule: string | null;
}

/** A stored verdict and its new result. */
export interface Redecided {
  readonly stored: StoredVerdict;
  readonly verdict: NewVerdict;
}
