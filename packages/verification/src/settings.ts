import type { PacingOverrides } from "@rollcall/pacing";
import type { Egress, FreshFor } from "@rollcall/ports";

/** A source of sessions, and its name in the store. */
export interface NamedEgress extends Egress {
  readonly name: string;
}

/** How this installation verifies. */
export interface VerificationSettings {
  readonly egress: NamedEgress;
  readonly freshFor: FreshFor;
  /** Delays of retries from the first attempt, milliseconds, ascending. */
  readonly retryScheduleMs: readonly number[];
  /** Call role mailboxes risky. */
  readonly roleIsRisky: boolean;
  /** The operator's changes of the pacing policies. */
  readonly pacing: PacingOverrides;
  readonly smtpPort: number;
  readonly allowPrivateAddresses: boolean;
}
