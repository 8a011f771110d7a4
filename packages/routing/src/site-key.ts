import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { MxHost } from "./mail-route.ts";
import { providerOf } from "./provider-of.ts";

/** Maximum length of a key: it is an index column, part of a job's name, and displayed. */
export const SITE_KEY_LIMIT_CHARS = 500;

/** Characters of the first host's name in a hashed key. */
const KEPT_CHARS = 200;

/**
 * The key of a site: its MX hosts, lower-case, by preference, then name, comma-separated. Domains with the same key are
 * served by the same machines. A key that is too long becomes its first host and a digest of the whole.
 *
 * A host without a dot gets a trailing one ("google."), so that no site can have a provider's name.
 *
 * Throws RangeError for an empty set.
 */
export function siteKey(hosts: readonly MxHost[]): string {
  const names = new Set(
    hosts
      .map(({ host, preference }) => ({ host: canonical(host), preference }))
      .sort((a, b) => a.preference - b.preference || compare(a.host, b.host))
      .map(({ host }) => host),
  );
  const [first] = names;
  if (first === undefined) throw new RangeError("Cannot name a site without hosts");
  const written = [...names].join(",");
  if (written.length <= SITE_KEY_LIMIT_CHARS) return written;
  return `${first.slice(0, KEPT_CHARS)}~${bytesToHex(sha256(utf8ToBytes(written)))}`;
}

/**
 * The key that limits apply to: the provider if known, else the set of hosts, whatever their order. A platform may give each
 * customer's domain another order, and its machines are the same.
 *
 * Throws RangeError for an empty set.
 */
export function pacingKey(hosts: readonly MxHost[]): string {
  return providerOf(hosts) ?? siteKey(hosts.map(({ host }) => ({ host, preference: 0 })));
}

function canonical(host: string): string {
  const bare = host.toLowerCase().replace(/\.$/u, "");
  return bare.includes(".") ? bare : `${bare}.`;
}

/** By code unit, independent of the locale. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
