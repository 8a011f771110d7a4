import { type AuditChain, type Database, sealAudit, verifyAudit } from "@rollcall/core";
import { CommandError, type Written } from "../product/stored-command.ts";
import { number } from "../terminal/words.ts";

/** Exit code where the log was tampered with. */
const BROKEN = 1;

/** Runs the command in `words`: verify. `head`: a hash that an earlier verify printed. Throws CommandError. */
export async function auditCommand(
  database: Database,
  [verb = "", ...rest]: readonly string[],
  { head }: Readonly<Record<string, string | boolean | undefined>>,
): Promise<Written> {
  if (verb !== "verify") throw new CommandError(`There is no command ${verb}: use verify.`);
  if (rest.length > 0) throw new CommandError(`Unexpected argument: ${rest[0]}.`);
  if (head !== undefined && !/^[0-9a-f]{64}$/iu.test(String(head)))
    throw new CommandError("--head must be a hash that verify has printed: 64 hexadecimal digits.");
  await sealAudit(database);
  return describeChain(await verifyAudit(database, head === undefined ? null : String(head)));
}

function describeChain(chain: AuditChain): Written {
  if (chain.type === "whole") {
    const redacted =
      chain.redacted === 0 ? "" : ` An erasure has taken an address out of ${number(chain.redacted)} of them.`;
    const note = `The audit log is whole: ${chain.entries === 1 ? "1 entry" : `${number(chain.entries)} entries`}.${redacted}\n`;
    return { out: chain.head === null ? "" : `${chain.head}\n`, note };
  }
  const { place, id, what } = chain;
  const note =
    what === "changed"
      ? `The audit log was tampered with: entry ${id}, number ${place} of the chain, is not what was written.\n`
      : `The audit log was tampered with: number ${place} of the chain is missing.\n`;
  return { out: "", note, code: BROKEN };
}
