import type { Evidence, Reason, SafeToSend, Status } from "@rollcall/verdict";
import type { NewVerdict } from "./check.ts";

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
