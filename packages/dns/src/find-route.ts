import type { MailRoute, MxHost } from "@rollcall/routing";
import type { FinalAnswer, Lookup } from "./caching-client.ts";
import { findAddressesOf } from "./find-addresses-of.ts";

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
