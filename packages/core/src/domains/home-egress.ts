import { createHash } from "node:crypto";
import { isFreeDomain } from "@rollcall/address";
import type { NamedEgress } from "../settings.ts";

export interface Placed {
  readonly domain: string;
  readonly provider: string | null;
  readonly pacingKey: string;
}

/**
 * The egress that probes a domain from its first address on; null: any, each at its own pace. A greylist must see one
 * source (RFC 6647 §5), a small site need not see all of them, and a provider's customers spread evenly. Mailbox
 * domains such as gmail.com don't greylist, and are too big for one source.
 */
export function homeEgress(placed: Placed, egresses: readonly NamedEgress[]): string | null {
  const { domain, provider, pacingKey } = placed;
  if (egresses.length < 2 || (provider !== null && isFreeDomain(domain))) return null;
  // All domains of a self-hosted site share its limits, so they share its egress.
  const place = provider === null ? pacingKey : domain;
  const weights = egresses.map(({ name }) => weightOf(name, place));
  return egresses[weights.indexOf(Math.max(...weights))]?.name ?? null;
}

/** Rendezvous hashing: when an egress is added or removed, only its own domains move. */
function weightOf(egress: string, place: string): number {
  return createHash("sha256").update(`${egress} ${place}`).digest().readUInt32BE(0);
}
