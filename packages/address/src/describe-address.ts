import { FREE_DOMAINS } from "./free-domains.ts";
import { isDisposableDomain } from "./is-disposable-domain.ts";
import { NO_OWN_FACTS, type OwnFacts } from "./own-facts.ts";
import type { Address } from "./parse-address.ts";
import { isRelayDomain } from "./relay-domains.ts";
import { ROLE_NAMES } from "./role-names.ts";
import { suggestDomain } from "./suggest-domain.ts";

/** Facts from the address's text alone, without any lookup. */
export interface AddressFacts {
  /** A role mailbox, not a person's: info@, sales@ … */
  readonly role: boolean;
  /** The domain belongs to a known disposable-mailbox service. */
  readonly disposable: boolean;
  /** The domain belongs to a known free mail provider. */
  readonly free: boolean;
  /** The domain belongs to a privacy relay or forwarder: the address hides a mailbox elsewhere. */
  readonly relay: boolean;
  /** Has a subaddress: user+tag@ (RFC 5233). */
  readonly tagged: boolean;
  /**
   * The likely intended address if the domain looks mistyped (gmail.con → gmail.com), else null. Never applied
   * automatically.
   */
  readonly suggestion: string | null;
}

/** Facts from the domain alone. */
export interface DomainFacts {
  readonly disposable: boolean;
  readonly free: boolean;
  readonly relay: boolean;
  /** The likely intended domain if this one looks mistyped, else null. */
  readonly meant: string | null;
}

/** Facts from an address's text, by the lists of this package and the operator's own. */
export function describeAddress(address: Address, own: OwnFacts = NO_OWN_FACTS): AddressFacts {
  const { local, domain } = address;
  const { meant, ...facts } = describeDomain(domain, own);
  const { length } = local;
  const suggestion = meant === null ? null : `${local}@${meant}`;
  return { role: isRole(local, length, own), tagged: isTagged(local, length), ...facts, suggestion };
}

/** Whether a domain (lower-case A-labels) is a free mail provider's. */
export function isFreeDomain(domain: string): boolean {
  return FREE_DOMAINS.has(domain);
}

/** Whether the local part (the first `length` characters of `text`) is a role. */
export function isRole(text: string, length: number, own: OwnFacts = NO_OWN_FACTS): boolean {
  if (own.role.size > 0) {
    const isOwn = own.role.get(roleKey(text.slice(0, length)));
    if (isOwn !== undefined) return isOwn;
  }
  return mayBeRole(text, length) && ROLE_NAMES.has(roleKey(text.slice(0, length)));
}

/** A local part as role names are compared: lower case, without tag, dots, hyphens and underscores. */
export function roleKey(local: string): string {
  const tag = local.indexOf("+");
  return (tag > 0 ? local.slice(0, tag) : local).toLowerCase().replaceAll(/[._-]/gu, "");
}

/** Whether the local part (the first `length` characters of `text`) has a tag after a plus sign. */
export function isTagged(text: string, length: number): boolean {
  const tag = text.indexOf("+");
  return tag > 0 && tag < length - 1 && !text.startsWith('"');
}

/** Facts from a domain (lower-case A-labels). The expensive part: cache it if many addresses share the domain. */
export function describeDomain(domain: string, own: OwnFacts = NO_OWN_FACTS): DomainFacts {
  const facts = describeByLists(domain);
  const disposable = own.disposable.get(domain);
  const free = own.free.get(domain);
  if (disposable === undefined && free === undefined) return facts;
  // A domain that the operator knows as what it is, is no slip.
  const meant = disposable === true || free === true ? null : facts.meant;
  return { disposable: disposable ?? facts.disposable, free: free ?? facts.free, relay: facts.relay, meant };
}

function describeByLists(domain: string): DomainFacts {
  if (FREE_DOMAINS.has(domain)) return FREE;
  if (isRelayDomain(domain)) return RELAY;
  const meant = suggestDomain(domain);
  // Lists of disposable domains name slips too, such as gmial.com, since squatters hold them: there the slip is what matters.
  // Hardly anyone mistypes the first letter, so tmail.com stays disposable.
  const isSlip = meant !== null && meant.startsWith(domain.charAt(0));
  return { disposable: !isSlip && isDisposableDomain(domain), free: false, relay: false, meant };
}

/** A free provider's domain is neither disposable nor mistyped. */
const FREE: DomainFacts = { disposable: false, free: true, relay: false, meant: null };

/** An address at a relay lasts, and its mailbox may be anywhere: neither disposable nor free. */
const RELAY: DomainFacts = { disposable: false, free: false, relay: true, meant: null };

const [PLUS, HYPHEN, DOT, UNDERSCORE, LOWER_CASE] = [43, 45, 46, 95, 32];

/** A one-hash Bloom filter of the role names, as most local parts miss. */
const HASH_BITS = 14;
const ROLE_HASHES = new Uint8Array(2 ** HASH_BITS);
const UNHASHED = -1;
for (const name of ROLE_NAMES) {
  const hash = hashOf(name, name.length);
  if (hash !== UNHASHED) ROLE_HASHES[hash] = 1;
}

function mayBeRole(text: string, length: number): boolean {
  const hash = hashOf(text, length);
  return hash === UNHASHED || ROLE_HASHES[hash] === 1;
}

/** Hash of a local part without tag and separators; UNHASHED if not ASCII. */
function hashOf(text: string, length: number): number {
  let hash = 0;
  for (let at = 0; at < length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 127) return UNHASHED;
    if (code === PLUS && at > 0) break;
    if (code === HYPHEN || code === DOT || code === UNDERSCORE) continue;
    hash = (Math.imul(hash, 31) + (code | LOWER_CASE)) | 0;
  }
  return (hash ^ (hash >>> 15)) & (2 ** HASH_BITS - 1);
}
