import { getServers } from "node:dns";
import type { HostAddresses, MailRoute } from "@rollcall/routing";
import { bareName } from "./answer.ts";
import { createLookup, type FinalAnswer } from "./caching-client.ts";
import { createDnsClient } from "./dns-client.ts";
import { findAddressesOf } from "./find-route.ts";
import { findRoute } from "./find-route.ts";
import { reverseName } from "./ip-family.ts";
import { parseServerAddress } from "./server-address.ts";

export interface MailResolverOptions {
  /** Recursive resolvers, `address[:port]`, in order of preference; empty: the system's. */
  readonly servers: readonly string[];
  /** Per query to one server. A recursive resolver may need seconds for a distant zone. */
  readonly timeoutMs: number;
  /** Queries per question, over all servers. */
  readonly attempts: number;
  /** Questions in flight at once; the others queue. */
  readonly maxInFlight: number;
  /** LRU cache size in answers of some 500 bytes each. */
  readonly cacheEntries: number;
  readonly nowMs: () => number;
}

/** TXT or PTR values of a name, or why there are none. */
export type Texts =
  | { readonly type: "texts"; readonly texts: readonly string[]; readonly ttlMs: number }
  | { readonly type: "none"; readonly ttlMs: number }
  | { readonly type: "dns_error"; readonly detail: string };

/** DNS lookups for mail. Nothing rejects: a lookup that failed is `dns_error`. */
export interface MailResolver {
  /** Where the mail of a domain (A-labels) goes. With `bypassCache`, the cache is not read. */
  resolveRoute(domain: string, options?: { readonly bypassCache?: boolean }): Promise<MailRoute>;
  /** The addresses of a mail host. With `suffices`, AAAA is queried only if it returns false for the IPv4 addresses. */
  resolveHost(host: string, suffices?: (ipv4: readonly string[]) => boolean): Promise<HostAddresses>;
  /** TXT records, the strings of each joined: for SPF, DKIM and DMARC of our own sender. */
  resolveTxt(name: string): Promise<Texts>;
  /** PTR names of an IP address: our own must match the HELO name. */
  resolveReverse(ip: string): Promise<Texts>;
  /** Fails all lookups in flight with `dns_error`. */
  close(): void;
}

/**
 * A caching resolver with a DNS client of its own: node:dns returns no TTLs for MX or negative answers. Answers are cached for
 * their TTL (10 s to 1 day), negative ones as their SOA says (RFC 2308). Throws ServerAddressError for an invalid server address.
 */
export function createMailResolver(options: MailResolverOptions): MailResolver {
  const servers = (options.servers.length > 0 ? options.servers : getServers()).map(parseServerAddress);
  const client = createDnsClient({ ...options, servers });
  const lookup = createLookup(client, options.cacheEntries, options.nowMs);
  return {
    resolveRoute: (domain, { bypassCache = false } = {}) =>
      findRoute(bypassCache ? (question) => lookup(question, true) : lookup, bareName(domain)),
    resolveHost: (host, suffices) => findAddressesOf(lookup, bareName(host), suffices),
    async resolveTxt(name) {
      return readTexts(await lookup({ name: bareName(name), type: "TXT" }));
    },
    async resolveReverse(ip) {
      const name = reverseName(ip);
      if (name === null) return { type: "dns_error", detail: `${ip} is not an IP address` };
      return readTexts(await lookup({ name, type: "PTR" }));
    },
    close: () => client.close(),
  };
}

function readTexts(answer: FinalAnswer): Texts {
  if (answer.type === "failure") return { type: "dns_error", detail: answer.detail };
  if (answer.type !== "records") return { type: "none", ttlMs: answer.ttlMs };
  const texts = answer.records.flatMap((record) => ("value" in record ? [record.value] : []));
  return { type: "texts", texts, ttlMs: answer.ttlMs };
}
