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
  let rest = domain;
  for (let dot = rest.indexOf("."); dot !== -1; dot = rest.indexOf(".")) {
    if (DISPOSABLE_DOMAINS.has(rest)) return true;
    rest = rest.slice(dot + 1);
  }
  return false;
}
