import type { PacingOverrides } from "@rollcall/pacing";
import type { Egress } from "@rollcall/smtp";
import type { FreshFor } from "./runs/run.ts";

/** A source of sessions, and its name in the store. */
export interface NamedEgress extends Egress {
  readonly name: string;
}

/** How this installation verifies. */
export interface VerificationSettings {
  /** All sources of the installation, one at least, the same in every process. */
  readonly egresses: readonly NamedEgress[];
  /** Names of those that this process speaks from. */
  readonly served: readonly string[];
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

/** Names of all egresses, for checks that any of them may ask. */
export function egressNames({ egresses }: Pick<VerificationSettings, "egresses">): readonly string[] {
  return egresses.map(({ name }) => name);
}

/** Time and chance, passed in so that tests can hold them still. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  readonly nowMs: () => number;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}
