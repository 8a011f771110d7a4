import type { Evidence } from "./evidence.ts";
import type { Reason, SafeToSend, Status } from "./reason.ts";

export type { Reason, SafeToSend, Status };

/** A pure function of evidence, facts and policy. */
export interface Verdict {
  readonly status: Status;
  readonly reason: Reason;
  readonly safeToSend: SafeToSend;
  /** 0 undeliverable; 1–79 risky or unknown; 80–100 deliverable. */
  readonly score: number;
  /** null = unknown. */
  readonly catchAll: boolean | null;
  readonly full: boolean | null;
  readonly disabled: boolean | null;
  /** Id of the rule that classified the decisive reply; null if no reply decided. */
  readonly rule: string | null;
  /** The decisive evidence, strongest first; empty only if there is none at all. */
  readonly basis: readonly Evidence[];
}
