import { getServers } from "node:dns";
import type { HostAddresses, MailRoute } from "@rollcall/routing";
import { bareName } from "./answer.ts";
import { createLookup, type FinalAnswer } from "./caching-client.ts";
import { createDnsClient } from "./dns-client.ts";
import { findAddressesOf } from "./find-addresses-of.ts";
import { findRoute } from "./find-route.ts";
import { reverseName } from "./ip-family.ts";
import { parseServerAddress } from "./server-address.ts";

export interface MailResolverOptions {
  /** Recursive resolvers, `address[:port]`, in order of preference; none: the system's. */
  readonly servers: readonly string[];
  /** For one query to one server. A recursive resolver may need seconds for a far zone. */
  readonly timeoutMs: number;
  /** Queries for one question, over all servers. */
  readonly attempts: number;
  /** Questions under way at once; the others wait. */
  readonly maxInFlight: number;
  /** Answers kept, least recently used dropped first. One takes some 500 bytes. */
  readonly cacheEntries: number;
  readonly nowMs: () => number;
}

/** Texts of a name (TXT or PTR), or why there are none. */
export type Texts =
  | { readonly type: "texts"; readonly texts: readonly string[]; readonly ttlMs: number }
  | { readonly type: "none"; readonly ttlMs: number }
  | { readonly type: "dns_error"; readonly detail: string };

/** What the DNS says of mail. Nothing is thrown: an answer that nobody could give is `dns_error`. */
export interface MailResolver {
  /** Where the mail of a domain (A-labels) goes. `anew`: what is remembered of the domain does not count. */
  resolveRoute(domain: string, options?: { readonly anew?: boolean }): Promise<MailRoute>;
  /** The addresses of a mail host; `suffices`: those of IPv6 are asked for only where it says no to those of IPv4. */
  resolveHost(host: string, suffices?: (ipv4: readonly string[]) => boolean): Promise<HostAddresses>;
  /** TXT records, the strings of each joined: SPF, DKIM, DMARC of our own sender. */
  resolveTxt(name: string): Promise<Texts>;
  /** Names of an IP address (PTR): our own must match the HELO name. */
  resolveReverse(ip: string): Promise<Texts>;
  /** Ends all that is under way with `dns_error`. */
  close(): void;
}

/**
 * A resolver that speaks DNS itself, because node:dns tells no TTL for MX and none for denials. Answers are kept for their TTL
 * (10 s to 1 day), denials by their SOA (RFC 2308). Throws ServerAddressError for a server that is no address.
 */
export function createMailResolver(options: MailResolverOptions): MailResolver {
  const servers = (options.servers.length > 0 ? options.servers : getServers()).map(parseServerAddress);
  const client = createDnsClient({ ...options, servers });
  const lookup = createLookup(client, options.cacheEntries, options.nowMs);
  return {
    resolveRoute: (domain, { anew = false } = {}) =>
      findRoute(anew ? (question) => lookup(question, true) : lookup, bareName(domain)),
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
