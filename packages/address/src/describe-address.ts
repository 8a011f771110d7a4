import type { Address, AddressFacts } from "./address.ts";
import { FREE_DOMAINS } from "./free-domains.ts";
import { isDisposableDomain } from "./is-disposable-domain.ts";
import { ROLE_NAMES } from "./role-names.ts";
import { suggestDomain } from "./suggest-domain.ts";

/** What the text of an address alone tells: from lists that come with this package, without asking anybody. */
export function describeAddress(address: Address): AddressFacts {
  const tag = address.local.indexOf("+");
  const untagged = tag > 0 ? address.local.slice(0, tag) : address.local;
  const meant = suggestDomain(address.domain);
  return {
    role: ROLE_NAMES.has(untagged.toLowerCase().replaceAll(/[._-]/gu, "")),
    disposable: isDisposableDomain(address.domain),
    free: FREE_DOMAINS.has(address.domain),
    tagged: tag > 0 && tag < address.local.length - 1 && !address.local.startsWith('"'),
    suggestion: meant === null ? null : `${address.local}@${meant}`,
  };
}
