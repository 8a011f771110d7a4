import type { Evidence, Reason, SafeToSend, Status } from "@rollcall/verdict";

/** A verdict to store, with all that it rests on. */
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
  /** The rule that read the decisive reply; null: no reply decided. */
  readonly rule: string | null;
  readonly attempts: number;
  readonly durationMs: number | null;
  readonly checkedAt: Date;
  readonly evidence: readonly Evidence[];
  readonly transcript: readonly unknown[] | null;
}

/** A check that was asked and is to be asked again. */
export interface Retry {
  readonly contactId: string;
  readonly dueAt: Date;
  readonly reason: Reason;
  /** All evidence so far. */
  readonly evidence: readonly Evidence[];
  /** The source that asks again: greylists remember it; where it was refused itself, another may. */
  readonly egress: "same" | "any";
}

/** A contact that waits in some run without having been asked. */
export interface WaitingContact {
  readonly contactId: string;
  readonly domain: string | null;
  readonly syntaxProblem: string | null;
  readonly role: boolean;
  readonly disposable: boolean;
}

/** A verdict as it is stored, with what it takes to decide it again. */
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
  /** Null: no reply decided, or it was stored before rules were. */
  readonly rule: string | null;
}

/** A stored verdict, and what its evidence comes to now. */
export interface Redecided {
  readonly stored: StoredVerdict;
  readonly verdict: NewVerdict;
}
