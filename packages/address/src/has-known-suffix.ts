import { parse } from "tldts";

/** Whether a domain ends in a suffix that the public suffix list knows as one of ICANN's; `domain`: A-labels. */
export function hasKnownSuffix(domain: string): boolean {
  return parse(domain, { extractHostname: false, validateHostname: false }).isIcann === true;
}
