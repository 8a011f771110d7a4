import { PROVIDERS } from "@rollcall/providers";

/** The provider of a domain with mailboxes for anybody, or null: business domains can't be recognised by their names. */
export function wellKnownProvider(domain: string): string | null {
  return PROVIDERS.find(({ mailboxDomains }) => mailboxDomains?.test(domain) === true)?.name ?? null;
}
