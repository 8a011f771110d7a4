import type { PlannedKey } from "@rollcall/pacing";
import { findProvider, PROVIDERS } from "@rollcall/providers";
import { type MailRoute, pacingKey } from "@rollcall/routing";

/** Addresses by pacing key, and those that need no mail server. */
export interface Grouped {
  readonly keys: readonly PlannedKey[];
  /** The domain doesn't exist or accepts no mail. */
  readonly decidedByDns: number;
  /** Domains whose lookup failed; planned as separate sites. */
  readonly unresolved: number;
}

/** Where a domain's mail goes; `known`: by its name, without the DNS. */
export type Located = MailRoute | { readonly type: "known"; readonly provider: string | null };

/** Groups a list's domains by pacing key. */
export function groupByKey(domains: ReadonlyMap<string, number>, locate: (domain: string) => Located): Grouped {
  const counts = new Map<string, { addresses: number; domains: number }>();
  let decidedByDns = 0;
  let unresolved = 0;
  for (const [domain, count] of domains) {
    const located = locate(domain);
    const key = keyOf(domain, located);
    if (key === null) decidedByDns += count;
    else {
      const known = counts.get(key) ?? { addresses: 0, domains: 0 };
      counts.set(key, { addresses: known.addresses + count, domains: known.domains + 1 });
    }
    if (located.type === "dns_error") unresolved += 1;
  }
  const keys = [...counts].map(([key, { addresses, domains }]) => ({
    pacingKey: key,
    addresses,
    domains,
    shared: findProvider(key) !== null,
  }));
  return { keys, decidedByDns, unresolved };
}

function keyOf(domain: string, located: Located): string | null {
  switch (located.type) {
    case "known":
      return located.provider ?? domain;
    case "mx":
    case "implicit":
      return pacingKey(located.hosts);
    case "dns_error":
      return domain;
    case "null_mx":
    case "domain_not_found":
    case "no_mail_server":
      return null;
  }
}

/** The provider of a public mailbox domain, or null: business domains can't be recognised by name. */
export function wellKnownProvider(domain: string): string | null {
  return PROVIDERS.find(({ mailboxDomains }) => mailboxDomains?.test(domain) === true)?.name ?? null;
}
