import { isIP } from "node:net";
import { type HostAddresses, isPublicAddress } from "@rollcall/routing";
import type { Evidence } from "@rollcall/verdict";
import type { SessionPlan } from "@rollcall/smtp";

/** Addresses to connect to, or why there are none. */
export type Found =
  | { readonly type: "found"; readonly addresses: readonly string[] }
  | { readonly type: "not_found"; readonly evidence: Evidence };

/**
 * The IP addresses to try for an MX host: IPv4, or IPv6 if there is nothing else, since large receivers are stricter
 * about IPv6; the family of the bound address, if one is bound. Private addresses are skipped unless the plan allows
 * them. A DNS failure is never evidence about a mailbox.
 */
export function chooseAddresses(plan: SessionPlan, host: string, resolved: HostAddresses, atMs: number): Found {
  if (resolved.type === "dns_error")
    return none({ type: "dns", outcome: "dns_error", detail: `${host}: ${resolved.detail}`, atMs });
  if (resolved.type === "no_address") return none(noConnection(host, `no address: ${resolved.detail}`, atMs));

  const known = [...resolved.ipv4, ...resolved.ipv6];
  const safe = plan.allowPrivateAddresses ? known : known.filter((address) => isPublicAddress(address));
  if (safe.length === 0 && known.length > 0) {
    const detail = `${host} points at ${known.slice(0, 4).join(", ")}, which is not a public address`;
    return none({ type: "dns", outcome: "unsafe_mx", detail, atMs });
  }
  const family = plan.egress.bindAddress === null ? 0 : isIP(plan.egress.bindAddress);
  const ipv4 = safe.filter((address) => isIP(address) === 4);
  const preferred = family === 0 ? (ipv4.length > 0 ? ipv4 : safe) : safe.filter((address) => isIP(address) === family);
  if (preferred.length > 0) return { type: "found", addresses: preferred };
  return none(
    noConnection(host, family === 0 ? "no address" : `no IPv${family} address to reach it from our own`, atMs),
  );
}

/** Whether these IPv4 addresses suffice, so that AAAA need not be queried. */
export function areEnough(plan: SessionPlan, ipv4: readonly string[]): boolean {
  return chooseAddresses(plan, "", { type: "addresses", ipv4, ipv6: [], ttlMs: 0 }, 0).type === "found";
}

/** The address in a misconfigured MX record, `192.0.2.1` or `[192.0.2.1]`; null for a host name. */
export function addressLiteral(host: string): HostAddresses | null {
  const address = host.replace(/^\[(?:ipv6:)?(.*)\]$/i, "$1");
  const family = isIP(address);
  if (family === 0) return null;
  return { type: "addresses", ipv4: family === 4 ? [address] : [], ipv6: family === 6 ? [address] : [], ttlMs: 0 };
}

function none(evidence: Evidence): Found {
  return { type: "not_found", evidence };
}

function noConnection(host: string, detail: string, atMs: number): Evidence {
  return { type: "failure", stage: "connect", failure: "connection_failed", detail: `${host}: ${detail}`, host, atMs };
}
