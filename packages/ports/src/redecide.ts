import type { Evidence, Reason, SafeToSend, Status } from "@rollcall/verdict";
import type { NewVerdict } from "./check.ts";
import type { FreshFor } from "./run.ts";

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
}

/** A stored verdict, and what its evidence comes to now. */
export interface Redecided {
  readonly stored: StoredVerdict;
  readonly verdict: NewVerdict;
}

/** Stored verdicts, to be decided again. */
export interface RedecideStore {
  /** Verdicts that somebody sees: those that stand for their contacts, and those of runs. In order of their ids, after `afterId`. */
  readonly readVerdicts: (afterId: string, limit: number) => Promise<StoredVerdict[]>;
  /**
   * Puts new verdicts in the place of stored ones, with the runs' counts and the contacts' standing verdicts, in one
   * transaction. One that has changed since it was read is left alone. Returns how many were written.
   */
  readonly rewriteVerdicts: (redecided: readonly Redecided[], freshFor: FreshFor) => Promise<number>;
}
