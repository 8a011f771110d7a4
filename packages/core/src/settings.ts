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

/** A process that is to speak from no egress: its message is a sentence for the operator. */
class NoEgressError extends Error {
  override readonly name = "NoEgressError";
  readonly code = "no_egress" as const;
}

/**
 * Names of the egresses that a process speaks from: the chosen ones, else those whose address its machine has. One that has no
 * address belongs to every machine, which greylists take for one source only where it is the only one. Throws NoEgressError
 * where none is left.
 */
export async function servedEgresses(
  egresses: readonly NamedEgress[],
  chosen: readonly string[] | null,
  isOwnAddress: (address: string) => Promise<boolean>,
): Promise<readonly string[]> {
  if (chosen !== null && chosen.length > 0) return chosen;
  const own = await Promise.all(
    egresses.map(async ({ bindAddress }) =>
      bindAddress === null ? egresses.length === 1 : await isOwnAddress(bindAddress),
    ),
  );
  const served = egresses.flatMap(({ name }, index) => (own[index] ? [name] : []));
  if (served.length > 0) return served;
  const addresses = egresses.map(({ name, bindAddress }) => `${name} (${bindAddress ?? "no address"})`).join(", ");
  throw new NoEgressError(
    `This machine has none of the addresses in EGRESS_FILE: ${addresses}. Correct them, or name the egresses of this machine in EGRESSES.`,
  );
}
