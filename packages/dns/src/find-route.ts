import type { MailRoute, MxHost, HostAddresses } from "@rollcall/routing";
import type { FinalAnswer, Lookup } from "./caching-client.ts";
import { ipFamily } from "./ip-family.ts";

/** Mail exchangers kept per domain, best first. The largest providers publish five to ten. */
const MX_HOST_LIMIT = 30;

/** A host name: letters, digits, hyphens, and the underscores that some use despite RFC 952. */
const HOST_NAME = /^(?!.{254})[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*$/u;

/**
 * Where a domain's mail goes (RFC 5321 §5.1): its MX records or, without any, its own address. A null MX says that it takes
 * no mail (RFC 7505). Any failure that could have changed the answer makes it `dns_error`.
 */
export async function findRoute(lookup: Lookup, domain: string): Promise<MailRoute> {
  const answer = await lookup({ name: domain, type: "MX" });
  if (answer.type === "records") return readMx(answer);
  if (answer.type === "failure") return { type: "dns_error", detail: answer.detail };
  if (answer.type === "name_not_found") return { type: "domain_not_found", ttlMs: answer.ttlMs };
  return findImplicitRoute(lookup, domain, answer.ttlMs);
}

/** RFC 7505 §3: a null MX stands alone. A dot among other hosts is ignored. */
function readMx({ records, ttlMs }: Extract<FinalAnswer, { type: "records" }>): MailRoute {
  const all = records.filter((record) => record.type === "MX");
  if (all.every(({ exchange }) => exchange === "")) return { type: "null_mx", ttlMs };
  const hosts = new Map<string, MxHost>();
  for (const { exchange, preference } of all.toSorted(byPreference)) {
    if (HOST_NAME.test(exchange) && !hosts.has(exchange)) hosts.set(exchange, { host: exchange, preference });
  }
  // RFC 5321 §5.1: unusable MX records don't fall back to the implicit MX.
  if (hosts.size === 0) return { type: "no_mail_server", ttlMs };
  return { type: "mx", hosts: [...hosts.values()].slice(0, MX_HOST_LIMIT), ttlMs };
}

interface Mx {
  readonly exchange: string;
  readonly preference: number;
}

/** By preference, then by code units of the name: deterministic, whatever the locale. */
function byPreference(a: Mx, b: Mx): number {
  if (a.preference !== b.preference) return a.preference - b.preference;
  if (a.exchange === b.exchange) return 0;
  return a.exchange < b.exchange ? -1 : 1;
}

async function findImplicitRoute(lookup: Lookup, domain: string, mxTtlMs: number): Promise<MailRoute> {
  const addresses = await findAddressesOf(lookup, domain);
  if (addresses.type === "dns_error") return addresses;
  const ttlMs = Math.min(mxTtlMs, addresses.ttlMs);
  if (addresses.type === "no_address") return { type: "no_mail_server", ttlMs };
  return { type: "implicit", hosts: [{ host: domain, preference: 0 }], ttlMs };
}

/** Addresses kept per host and family; a session tries one or two. */
const ADDRESS_LIMIT = 16;

/** TTL of an address literal: it never changes, but routes are refreshed hourly anyway. */
const LITERAL_TTL_MS = 3_600_000;

/** Upper bound on the TTL when one family's query failed. */
const HALF_ANSWER_TTL_MS = 60_000;

/**
 * The addresses of a host. Queries A and AAAA in parallel, or, given `suffices`, A first and AAAA only if that returns false.
 * `no_address` only when both families say so; if one failed and the other is empty, `dns_error`. An IP address in place of
 * a name is returned as is.
 */
export async function findAddressesOf(
  lookup: Lookup,
  host: string,
  suffices?: (ipv4: readonly string[]) => boolean,
): Promise<HostAddresses> {
  const family = ipFamily(host);
  if (family !== 0) {
    return {
      type: "addresses",
      ipv4: family === 4 ? [host] : [],
      ipv6: family === 6 ? [host] : [],
      ttlMs: LITERAL_TTL_MS,
    };
  }
  const ofIpv4 = lookup({ name: host, type: "A" });
  if (suffices !== undefined) {
    const first = await ofIpv4;
    const ipv4 = valuesOf(first);
    if (ipv4.length > 0 && suffices(ipv4)) return { type: "addresses", ipv4, ipv6: [], ttlMs: ttlOf(first) };
  }
  const [a, aaaa] = await Promise.all([ofIpv4, lookup({ name: host, type: "AAAA" })]);
  const ipv4 = valuesOf(a);
  const ipv6 = valuesOf(aaaa);
  const ttlMs = Math.min(ttlOf(a), ttlOf(aaaa));
  if (ipv4.length > 0 || ipv6.length > 0) return { type: "addresses", ipv4, ipv6, ttlMs };
  if (a.type === "failure") return { type: "dns_error", detail: a.detail };
  if (aaaa.type === "failure") return { type: "dns_error", detail: aaaa.detail };
  const missing = a.type === "name_not_found" && aaaa.type === "name_not_found";
  return { type: "no_address", detail: missing ? `${host} does not exist` : `${host} has no address`, ttlMs };
}

function valuesOf(answer: FinalAnswer): readonly string[] {
  if (answer.type !== "records") return [];
  return answer.records
    .flatMap((record) => (record.type === "A" || record.type === "AAAA" ? [record.value] : []))
    .slice(0, ADDRESS_LIMIT);
}

const ttlOf = (answer: FinalAnswer): number => (answer.type === "failure" ? HALF_ANSWER_TTL_MS : answer.ttlMs);
