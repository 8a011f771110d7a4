import { createHash } from "node:crypto";
import { isFreeDomain } from "@rollcall/address";
import type { NamedEgress } from "../settings.ts";

export interface Placed {
  readonly domain: string;
  readonly provider: string | null;
  readonly pacingKey: string;
}

/**
 * The egress that asks at a domain, from its first address on; null: any of them, each as fast as its own pace allows. A domain that
 * may greylist must see one source (RFC 6647 §5), a small site need not be visited by all of ours, and the customers of a provider
 * spread evenly. The mailbox domains of everybody don't greylist, and are too big for one source.
 */
export function homeEgress(placed: Placed, egresses: readonly NamedEgress[]): string | null {
  const { domain, provider, pacingKey } = placed;
  if (egresses.length < 2 || (provider !== null && isFreeDomain(domain))) return null;
  // All domains of a site of its own share its limits, so they share their egress.
  const place = provider === null ? pacingKey : domain;
  const weights = egresses.map(({ name }) => weightOf(name, place));
  return egresses[weights.indexOf(Math.max(...weights))]?.name ?? null;
}

/** Rendezvous hashing: when an egress comes or goes, only its own places move. */
function weightOf(egress: string, place: string): number {
  return createHash("sha256").update(`${egress} ${place}`).digest().readUInt32BE(0);
}
