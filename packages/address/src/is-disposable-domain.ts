import { disposableEmailBlocklistSet } from "disposable-email-domains-js";
import { FREE_DOMAINS } from "./free-domains.ts";

/** The community's reviewed list (CC0), as of the installed version. */
const DISPOSABLE_DOMAINS: ReadonlySet<string> = disposableEmailBlocklistSet();

/**
 * Does this domain (lower-case A-labels), or one that it lies below, belong to a disposable-mailbox service? A domain that we
 * know as an ordinary free provider is never one, whatever the list says.
 */
export function isDisposableDomain(domain: string): boolean {
  if (FREE_DOMAINS.has(domain)) return false;
  const last = domain.lastIndexOf(".");
  for (let from = 0; from <= last; from = domain.indexOf(".", from) + 1) {
    if (DISPOSABLE_DOMAINS.has(from === 0 ? domain : domain.slice(from))) return true;
  }
  return false;
}
