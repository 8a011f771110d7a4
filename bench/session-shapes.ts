import type { PolicyOverride } from "@rollcall/pacing";

/** Concurrent sessions per site, for both clients. */
export const SESSIONS_PER_SITE = 8;

/** Nobody is hurt in a simulation. Every limit is still kept, stored and stepped; it is only never reached. */
export const WIDE_OPEN: PolicyOverride = {
  sessions: { start: SESSIONS_PER_SITE, max: SESSIONS_PER_SITE },
  addressesPerMinute: { start: 1_000_000, max: 1_000_000 },
  pauseBetweenSessionsMs: 0,
  addressesPerSession: 8,
  refusalsPerSession: 1_000,
  rejectedPerHour: 10_000_000,
  tarpitFactor: 0,
};

/** Addresses over sites of their own, each at a domain of the simulated world. */
export interface Shape {
  readonly name: "busy-sites" | "long-tail";
  readonly words: string;
  readonly addressesPerSite: number;
}

/** What a list mostly has, by sites. */
export const LONG_TAIL: Shape = { name: "long-tail", words: "one address at each site", addressesPerSite: 1 };

export const SHAPES: readonly Shape[] = [
  { name: "busy-sites", words: "8 addresses a session, 200 at each site", addressesPerSite: 200 },
  LONG_TAIL,
];

/** A domain of the world with the addresses to be asked there. */
export interface AskedDomain {
  readonly domain: string;
  readonly recipients: readonly string[];
}

/** New domains, numbered from `firstDomain`, with this many addresses in total. */
export function askedDomains(shape: Shape, addresses: number, firstDomain: number): AskedDomain[] {
  return Array.from({ length: Math.ceil(addresses / shape.addressesPerSite) }, (_, index) => {
    const domain = `n${firstDomain + index}-benchmark.com`;
    const count = Math.min(shape.addressesPerSite, addresses - index * shape.addressesPerSite);
    return { domain, recipients: Array.from({ length: count }, (_, person) => `user.${person}@${domain}`) };
  });
}
