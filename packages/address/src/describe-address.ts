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
    role: ROLE_NAMES.has(untagged.toLowerCase().replaceAll(/[._-]/gu, "")),
    tagged: tag > 0 && tag < local.length - 1 && !local.startsWith('"'),
  };
}

/** What a domain (lower-case A-labels) alone tells. Costs more than the rest of an address: worth keeping where many share one. */
export function describeDomain(domain: string): DomainFacts {
  return { disposable: isDisposableDomain(domain), free: FREE_DOMAINS.has(domain), meant: suggestDomain(domain) };
}
