import type { MxHost } from "./mail-route.ts";
import { PROVIDERS, type Provider, type ProviderName } from "./providers.ts";

const BY_SUFFIX: ReadonlyMap<string, Provider> = new Map(
  PROVIDERS.flatMap((provider) => provider.suffixes.map((suffix) => [suffix, provider] as const)),
);

const BY_NAME: ReadonlyMap<string, Provider> = new Map(PROVIDERS.map((provider) => [provider.name, provider]));

/** A host name has at most 127 labels (RFC 1035 §3.1: 255 octets); beyond that it is not a name. */
const LABEL_LIMIT = 127;

/**
 * Who operates this mail exchanger: its provider's name, or null where the table knows none.
 * The longest matching suffix wins. Letter case and a trailing dot don't matter.
 */
export function providerOfHost(host: string): ProviderName | null {
  const labels = host.toLowerCase().replace(/\.$/u, "").split(".");
  if (labels.length > LABEL_LIMIT) return null;
  for (let start = 0; start < labels.length; start += 1) {
    const found = BY_SUFFIX.get(labels.slice(start).join("."));
    if (found !== undefined) return found.name;
  }
  return null;
}

/**
 * Who operates this MX set: a provider's name where *every* host is that provider's, else null. A set that mixes a
 * provider with other hosts (a backup MX, a vanity domain) is a site of its own, as KumoMTA's provider blocks have it.
 */
export function providerOf(hosts: readonly MxHost[]): ProviderName | null {
  const [first, ...rest] = hosts;
  if (first === undefined) return null;
  const name = providerOfHost(first.host);
  return name !== null && rest.every(({ host }) => providerOfHost(host) === name) ? name : null;
}

/** What the table says of a provider, or null for a name that it doesn't have. */
export function findProvider(name: string): Provider | null {
  return BY_NAME.get(name) ?? null;
}
