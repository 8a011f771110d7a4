import type { HostAddresses } from "@rollcall/routing";
import type { FinalAnswer, Lookup } from "./caching-client.ts";
import { ipFamily } from "./ip-family.ts";

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
