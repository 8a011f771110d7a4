import { disposableEmailBlocklistSet } from "disposable-email-domains-js";
import { FREE_DOMAINS } from "./free-domains.ts";

/** The community's reviewed list (CC0), as of the installed version. */
const DISPOSABLE_DOMAINS: ReadonlySet<string> = disposableEmailBlocklistSet();

/** A 1 for each hash that a name of the list has: nearly all domains have another, and to look for those costs more. */
const HASH_BITS = 18;
const HASHES = new Uint8Array(2 ** HASH_BITS);
for (const name of DISPOSABLE_DOMAINS) {
  let hash = 0;
  for (let at = name.length - 1; at >= 0; at -= 1) hash = prepend(hash, name.charCodeAt(at));
  HASHES[slotOf(hash)] = 1;
}
const DOT = ".".charCodeAt(0);

/**
 * Does this domain (lower-case A-labels), or one that it lies below, belong to a disposable-mailbox service? A domain that we
 * know as an ordinary free provider is never one, whatever the list says.
 */
export function isDisposableDomain(domain: string): boolean {
  const last = domain.lastIndexOf(".");
  let hash = 0;
  // From the end on, so that one hash serves all domains that it lies below.
  for (let at = domain.length - 1; at >= 0; at -= 1) {
    const code = domain.charCodeAt(at);
    if (code === DOT && at < last && isListed(domain, at + 1, hash)) return !FREE_DOMAINS.has(domain);
    hash = prepend(hash, code);
  }
  return last !== -1 && isListed(domain, 0, hash) && !FREE_DOMAINS.has(domain);
}

function isListed(domain: string, from: number, hash: number): boolean {
  return HASHES[slotOf(hash)] === 1 && DISPOSABLE_DOMAINS.has(domain.slice(from));
}

/** The hash of a text with this character before it. */
function prepend(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) | 0;
}

function slotOf(hash: number): number {
  return (hash ^ (hash >>> 15)) & (2 ** HASH_BITS - 1);
}
