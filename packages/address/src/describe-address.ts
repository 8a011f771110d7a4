import type { Address, AddressFacts } from "./address.ts";
import { FREE_DOMAINS } from "./free-domains.ts";
import { isDisposableDomain } from "./is-disposable-domain.ts";
import { ROLE_NAMES } from "./role-names.ts";
import { suggestDomain } from "./suggest-domain.ts";

/** What the domain of an address alone tells. */
export interface DomainFacts {
  readonly disposable: boolean;
  readonly free: boolean;
  /** The domain that was likely meant where this one looks mistyped, else null. */
  readonly meant: string | null;
}

/** What the text of an address alone tells: from lists that come with this package, without asking anybody. */
export function describeAddress(address: Address): AddressFacts {
  const { local, domain } = address;
  const { disposable, free, meant } = describeDomain(domain);
  return { ...describeLocalPart(local), disposable, free, suggestion: meant === null ? null : `${local}@${meant}` };
}

/** Whether a domain (lower-case A-labels) is one at which anybody may have a mailbox. */
export function isFreeDomain(domain: string): boolean {
  return FREE_DOMAINS.has(domain);
}

/** What a local part alone tells. */
export function describeLocalPart(local: string): Pick<AddressFacts, "role" | "tagged"> {
  const tag = local.indexOf("+");
  const untagged = tag > 0 ? local.slice(0, tag) : local;
  return {
    role: mayBeRole(untagged) && ROLE_NAMES.has(untagged.toLowerCase().replaceAll(/[._-]/gu, "")),
    tagged: tag > 0 && tag < local.length - 1 && !local.startsWith('"'),
  };
}

/** What a domain (lower-case A-labels) alone tells. Costs more than the rest of an address: worth keeping where many share one. */
export function describeDomain(domain: string): DomainFacts {
  if (FREE_DOMAINS.has(domain)) return FREE;
  return { disposable: isDisposableDomain(domain), free: false, meant: suggestDomain(domain) };
}

/** A domain that is well known is neither disposable nor mistyped. */
const FREE: DomainFacts = { disposable: false, free: true, meant: null };

/** How long the role names are that begin with each character: one bit for each length. */
const ROLE_LENGTHS = new Int32Array(128);
for (const name of ROLE_NAMES) ROLE_LENGTHS[name.charCodeAt(0)]! |= 1 << name.length;
/** The longest bit there is. */
const LENGTH_LIMIT_CHARS = 31;
const [HYPHEN, DOT, UNDERSCORE, LOWER_CASE] = [45, 46, 95, 32];

/** A role name begins as this local part does and is as long: with most people's none is, and to look closer costs more. */
function mayBeRole(local: string): boolean {
  let first = 0;
  let length = 0;
  for (let at = 0; at < local.length; at += 1) {
    const code = local.charCodeAt(at);
    if (code > 127) return true;
    if (code === HYPHEN || code === DOT || code === UNDERSCORE) continue;
    if (length === 0) first = code | LOWER_CASE;
    length += 1;
  }
  return length < LENGTH_LIMIT_CHARS && (ROLE_LENGTHS[first]! & (1 << length)) !== 0;
}
