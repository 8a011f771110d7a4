import type { NamedEgress } from "../settings.ts";

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
