import type { KeyPlan } from "@rollcall/pacing";
import { findProvider } from "@rollcall/providers";
import { counted, duration, number } from "../terminal/words.ts";

export interface Plan {
  readonly addresses: number;
  readonly domains: number;
  readonly decidedByDns: number;
  readonly unresolved: number;
  /** Providers that are not probed by default; their addresses are not in `keys`. */
  readonly notProbed: readonly { readonly pacingKey: string; readonly addresses: number }[];
  /** Slowest first. */
  readonly keys: readonly KeyPlan[];
  readonly egresses: number;
  readonly offline: boolean;
  /** Sentences about egresses that warm up. */
  readonly warmUp: readonly string[];
  /** A deadline and the number of egresses it needs (null: no number is enough); null: no deadline. */
  readonly within: { readonly seconds: number; readonly egresses: number | null } | null;
}

/** A pacing key as people know it: the provider's label, else its hosts. */
const nameOf = (pacingKey: string): string => findProvider(pacingKey)?.label ?? pacingKey;

/** Keys listed individually. */
const SHOWN = 12;

/** Formats a plan as a table. */
export function describePlan(plan: Plan): string {
  const { keys, egresses } = plan;
  const lines = [
    `${counted(plan.addresses, "address")} at ${counted(plan.domains, "domain")}, probed from ${counted(egresses, "egress")}.`,
  ];
  lines.push(...plan.warmUp);
  if (plan.decidedByDns > 0) lines.push(`${number(plan.decidedByDns)} are decided by the DNS alone.`);
  if (plan.unresolved > 0)
    lines.push(`${counted(plan.unresolved, "domain")} could not be looked up; counted as separate sites.`);
  if (plan.offline)
    lines.push("Offline: only well-known mailbox domains are recognised; all others count as separate sites.");
  for (const { pacingKey, addresses } of plan.notProbed)
    lines.push(
      `${number(addresses)} at ${nameOf(pacingKey)} are not probed: its rules forbid it, and the pacing file does not allow it.`,
    );
  lines.push("", ...table(keys), "", ...conclusion(plan));
  return `${lines.join("\n")}\n`;
}

function table(keys: readonly KeyPlan[]): string[] {
  const shown = keys.slice(0, SHOWN);
  const rest = keys.slice(SHOWN);
  const width = Math.max(20, ...shown.map(({ pacingKey }) => Math.min(40, nameOf(pacingKey).length)));
  const row = (name: string, addresses: number, seconds: number): string =>
    `  ${name.slice(0, 40).padEnd(width)} ${number(addresses).padStart(12)}   ${duration(seconds)}`;
  const lines = shown.map(({ pacingKey, addresses, seconds }) => row(nameOf(pacingKey), addresses, seconds));
  const [quickest] = rest;
  if (quickest === undefined) return lines;
  const addresses = rest.reduce((sum, key) => sum + key.addresses, 0);
  return [...lines, row(`${number(rest.length)} others, each at most`, addresses, quickest.seconds)];
}

function conclusion({ keys, egresses, within }: Plan): string[] {
  const [slowest] = keys;
  if (slowest === undefined) return ["There is nothing to probe."];
  const lines = [
    `About ${duration(slowest.seconds)} in total: providers are probed in parallel, and ${nameOf(slowest.pacingKey)} takes longest.`,
  ];
  if (!slowest.shared && egresses > 1)
    lines.push("It is a self-hosted site, which is probed from one egress: more of them don't make it faster.");
  if (within !== null) {
    lines.push(
      within.egresses === null
        ? `No number of egresses is enough for ${duration(within.seconds)}.`
        : `Within ${duration(within.seconds)}: ${counted(within.egresses, "egress")}.`,
    );
  }
  lines.push("Greylisted addresses take another half hour to four hours, and servers' replies can change all of it.");
  return lines;
}
