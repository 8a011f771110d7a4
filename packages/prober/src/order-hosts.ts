import type { MxHost } from "@rollcall/routing";
import type { SessionPlan } from "@rollcall/smtp";

/** Hosts by ascending preference, shuffled within one (RFC 5321 §5.1). `random`: uniform in [0, 1). */
export function orderHosts(hosts: readonly MxHost[], random: () => number): MxHost[] {
  return hosts
    .map((host) => ({ host, lot: random() }))
    .toSorted((a, b) => a.host.preference - b.host.preference || a.lot - b.lot)
    .map(({ host }) => host);
}

/**
 * Whether this host is a backup for a preferred one (RFC 5321 §5.1). Never true for a known provider, whose hosts all
 * know the same mailboxes.
 */
export function isBackup({ hosts, provider }: Pick<SessionPlan, "hosts" | "provider">, host: string): boolean {
  if (provider !== null) return false;
  const own = Math.min(...hosts.filter((one) => one.host === host).map(({ preference }) => preference));
  return hosts.some(({ preference }) => preference < own);
}
