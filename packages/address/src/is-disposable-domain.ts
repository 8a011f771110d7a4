import { disposableEmailBlocklistSet } from "disposable-email-domains-js";
import { FREE_DOMAINS } from "./free-domains.ts";

/** The community's reviewed list (CC0), as installed. */
const DISPOSABLE_DOMAINS: ReadonlySet<string> = disposableEmailBlocklistSet();

/** A one-hash Bloom filter of the list, as the exact lookup costs more and nearly all domains miss. */
const HASH_BITS = 18;
const HASHES = new Uint8Array(2 ** HASH_BITS);
for (const name of DISPOSABLE_DOMAINS) {
  let hash = 0;
  for (let at = name.length - 1; at >= 0; at -= 1) hash = prepend(hash, name.charCodeAt(at));
  HASHES[slotOf(hash)] = 1;
}
const DOT = ".".charCodeAt(0);

/**
 * Whether this domain (lower-case A-labels), or a parent, belongs to a disposable-mailbox service. Known free providers
 * never do, whatever the list says.
 */
export function isDisposableDomain(domain: string): boolean {
  const last = domain.lastIndexOf(".");
  let hash = 0;
  // Backwards, so that one rolling hash covers all parent domains.
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

/** Extends the hash by a preceding character. */
function prepend(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) | 0;
}

function slotOf(hash: number): number {
  return (hash ^ (hash >>> 15)) & (2 ** HASH_BITS - 1);
}
