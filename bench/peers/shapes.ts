import type { DnsRoute, HostDescription } from "@rollcall/mailworld";

/**
 * - `one`: all addresses at one domain.
 * - `shared`: two addresses a domain, all domains at one mail server (shared hosting).
 * - `own`: two addresses a domain, each domain with a mail server of its own.
 */
export type Shape = "one" | "shared" | "own";

export const SHAPE_WORDS: Readonly<Record<Shape, string>> = {
  one: "one domain",
  shared: "shared hosting",
  own: "own MX",
};

const ADDRESSES_PER_DOMAIN = 2;
/** One name in so many is unknown at its server. */
const UNKNOWN_EVERY = 6;
/** Registrable names: a domain per customer, and a site per mail server. The peers want a known top level. */
const SUFFIX = "-rollcall-wire.com";
const NAME = /^(?<mx>mx\.)?(?<shape>one|s|o)(?<number>\d{5,6})?-rollcall-wire\.com$/u;

const SHARED_ADDRESS = "127.8.8.8";
/** Second octet of the first server of its own; each server has the next address. */
const OWN_NETWORK = 16;

/** The addresses of a list: `user…` exist, `absent…` don't; no name has a word that a peer looks for in replies. */
export function addressesOf(shape: Shape, rows: number): string[] {
  return Array.from({ length: rows }, (_, row) => {
    const name = row % UNKNOWN_EVERY === 0 ? "absent" : "user";
    return `${name}${row}@${domainOf(shape, Math.floor(row / ADDRESSES_PER_DOMAIN))}`;
  });
}

/** How many addresses of such a list are unknown. */
export function unknownAmong(rows: number): number {
  return Math.ceil(rows / UNKNOWN_EVERY);
}

function domainOf(shape: Shape, number: number): string {
  if (shape === "one") return `one${SUFFIX}`;
  return `${shape === "shared" ? "s" : "o"}${String(number).padStart(5, "0")}${SUFFIX}`;
}

/** A domain's mail servers, for the DNS; undefined for other names. */
export function routeOf(name: string): { route: DnsRoute; ttlSeconds: number } | undefined {
  const found = NAME.exec(name)?.groups;
  if (found === undefined || found["mx"] !== undefined) return undefined;
  const host = found["shape"] === "s" ? `mx.s00000${SUFFIX}` : `mx.${name}`;
  return { route: { type: "mx", records: [{ host, preference: 10 }] }, ttlSeconds: 300 };
}

/** A mail server's address in 127.0.0.0/8, for the DNS; undefined for other names. */
export function hostOf(name: string): { host: HostDescription; address: string } | undefined {
  const found = NAME.exec(name)?.groups;
  if (found?.["mx"] === undefined) return undefined;
  const number = Number(found["number"] ?? 0);
  const own = [OWN_NETWORK + (number >> 16), (number >> 8) & 255, number & 255];
  return { host: {}, address: found["shape"] === "o" ? `127.${own.join(".")}` : SHARED_ADDRESS };
}
