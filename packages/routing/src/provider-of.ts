import { PROVIDERS } from "@rollcall/providers";
import type { MxHost } from "./mail-route.ts";

const BY_SUFFIX: ReadonlyMap<string, string> = new Map(
  PROVIDERS.flatMap(({ name, suffixes }) => suffixes.map((suffix) => [suffix, name] as const)),
);

/** A host name has at most 127 labels (RFC 1035 §3.1: 255 octets). */
const LABEL_LIMIT = 127;

/**
 * The provider that operates this mail exchanger, by longest matching suffix; null if unknown. Case and a trailing dot
 * are ignored.
 */
export function providerOfHost(host: string): string | null {
  const labels = host.toLowerCase().replace(/\.$/u, "").split(".");
  if (labels.length > LABEL_LIMIT) return null;
  for (let start = 0; start < labels.length; start += 1) {
    const found = BY_SUFFIX.get(labels.slice(start).join("."));
    if (found !== undefined) return found;
  }
  return null;
}

/**
 * The provider of an MX set if *every* host is that provider's, else null. A mixed set (a backup MX, a vanity domain)
 * is a site of its own, as in KumoMTA's provider blocks.
 */
export function providerOf(hosts: readonly MxHost[]): string | null {
  const [first, ...rest] = hosts;
  if (first === undefined) return null;
  const name = providerOfHost(first.host);
  return name !== null && rest.every(({ host }) => providerOfHost(host) === name) ? name : null;
}
