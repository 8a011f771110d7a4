import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { MxHost } from "./mail-route.ts";
import { providerOf } from "./provider-of.ts";

/** Characters a key may have: it is an index column, a job's name and a line on a page. */
export const SITE_KEY_LIMIT_CHARS = 500;

/** Of the first host's name, in the key of a set that is too long to write out. */
const KEPT_CHARS = 200;

/**
 * The name of a site: its MX hosts, lower-case, by preference, then name, joined by commas. Two domains with the same key
 * are served by the same machines. A set too long to write is named by its first host and a digest of the whole.
 *
 * A host without a dot keeps a trailing one ("google."), so that no site can bear a provider's name.
 *
 * Throws RangeError for an empty set: a domain without hosts has no site.
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

/** What limits are kept on: the provider where it is known, else the site (KumoMTA: provider blocks before sites). */
export function pacingKey(hosts: readonly MxHost[]): string {
  return providerOf(hosts) ?? siteKey(hosts);
}

function canonical(host: string): string {
  const bare = host.toLowerCase().replace(/\.$/u, "");
  return bare.includes(".") ? bare : `${bare}.`;
}

/** By code unit: the order must not depend on a locale. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
