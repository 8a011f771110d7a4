import type { PacingOverrides } from "@rollcall/pacing";
import type { Egress } from "@rollcall/smtp";
import type { FreshFor } from "./runs/run.ts";

/** An egress and its name in the database. */
export interface NamedEgress extends Egress {
  readonly name: string;
  /** The address that servers see, where it is not the bound one; absent: not known. */
  readonly address?: string | undefined;
  /** Its address is new. `sinceMs`: its first use, milliseconds since the epoch, or null: as the database remembers. */
  readonly warmUp?: { readonly sinceMs: number | null } | undefined;
}

/** Settings of verification. */
export interface VerificationSettings {
  /** All egresses, at least one, the same in every process. */
  readonly egresses: readonly NamedEgress[];
  /** Names of the egresses that this process uses. */
  readonly served: readonly string[];
  readonly freshFor: FreshFor;
  /** Retry delays from the first attempt, milliseconds, ascending. */
  readonly retryScheduleMs: readonly number[];
  /** How long a run waits for answers, milliseconds (`runs/finish-run.ts`); absent: as long as it takes. */
  readonly runLimitMs?: number;
  /** Report role mailboxes as risky. */
  readonly roleIsRisky: boolean;
  /** The operator's overrides of the pacing policies. */
  readonly pacing: PacingOverrides;
  readonly smtpPort: number;
  readonly allowPrivateAddresses: boolean;
}

/** Names of all egresses, for checks that any of them may do. */
export function egressNames({ egresses }: Pick<VerificationSettings, "egresses">): readonly string[] {
  return egresses.map(({ name }) => name);
}

/** Time and randomness, injectable for tests. */
export interface Clock {
  /** Milliseconds since the epoch. */
  readonly nowMs: () => number;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}

/** The process has no egress; the message is a sentence for the operator. */
class NoEgressError extends Error {
  override readonly name = "NoEgressError";
  readonly code = "no_egress" as const;
}

/**
 * Names of the egresses of this process: the chosen ones, else those whose address this machine has, and all that have a proxy,
 * which gives them the same address from everywhere. An egress without an address fits every machine, but only a sole one is used
 * so, or a greylist would see several sources. Throws NoEgressError if none is left.
 */
export async function servedEgresses(
  egresses: readonly NamedEgress[],
  chosen: readonly string[] | null,
  isOwnAddress: (address: string) => Promise<boolean>,
): Promise<readonly string[]> {
  if (chosen !== null && chosen.length > 0) return chosen;
  const direct = egresses.filter(({ proxy }) => proxy === undefined);
  const own = await Promise.all(
    egresses.map(async ({ bindAddress, proxy }) => {
      if (proxy !== undefined) return true;
      return bindAddress === null ? direct.length === 1 : await isOwnAddress(bindAddress);
    }),
  );
  const served = egresses.flatMap(({ name }, index) => (own[index] ? [name] : []));
  if (served.length > 0) return served;
  const addresses = egresses.map(({ name, bindAddress }) => `${name} (${bindAddress ?? "no address"})`).join(", ");
  throw new NoEgressError(
    `This machine has none of the addresses in EGRESS_FILE: ${addresses}. Correct them, or list this machine's egresses in EGRESSES.`,
  );
}
