import type { MxHost } from "@rollcall/routing";

/** The hosts by ascending preference, in random order inside one preference (RFC 5321 §5.1). `random` is uniform in [0, 1). */
export function orderHosts(hosts: readonly MxHost[], random: () => number): MxHost[] {
  return hosts
    .map((host) => ({ host, lot: random() }))
    .toSorted((a, b) => a.host.preference - b.host.preference || a.lot - b.lot)
    .map(({ host }) => host);
}
