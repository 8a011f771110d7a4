import type { MxHost } from "@rollcall/routing";
import type { SessionPlan } from "./session.ts";

/** The hosts by ascending preference, in random order inside one preference (RFC 5321 §5.1). `random` is uniform in [0, 1). */
export function orderHosts(hosts: readonly MxHost[], random: () => number): MxHost[] {
  return hosts
    .map((host) => ({ host, lot: random() }))
    .toSorted((a, b) => a.host.preference - b.host.preference || a.lot - b.lot)
    .map(({ host }) => host);
}

/**
 * Does this host only stand in for one that the domain prefers (RFC 5321 §5.1)? A known provider's hosts all know the same
 * mailboxes, whatever their preference: none of them is a backup.
 */
export function isBackup({ hosts, provider }: Pick<SessionPlan, "hosts" | "provider">, host: string): boolean {
  if (provider !== null) return false;
  const own = Math.min(...hosts.filter((one) => one.host === host).map(({ preference }) => preference));
  return hosts.some(({ preference }) => preference < own);
}
