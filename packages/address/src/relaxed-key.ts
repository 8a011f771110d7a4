import type { Address } from "./parse-address.ts";

interface MailboxRule {
  readonly domains: readonly string[];
  /** The canonical one of these domains; null: each is its own. */
  readonly canonical: string | null;
  /** Characters ignored in a local part. */
  readonly ignored: RegExp | null;
}

/** Mailbox equivalence by the providers' own help pages. All of them ignore what follows a plus sign. */
const RULES: readonly MailboxRule[] = [
  // support.google.com/mail/answer/7436150: dots don't matter; googlemail.com is gmail.com.
  { domains: ["gmail.com", "googlemail.com"], canonical: "gmail.com", ignored: /\./gu },
  // proton.me/support/addresses-and-aliases: dots, hyphens and underscores don't matter; pm.me is the same mailbox.
  { domains: ["proton.me", "protonmail.com", "pm.me"], canonical: "proton.me", ignored: /[._-]/gu },
  // support.microsoft.com, "Add or remove an email alias": plus addressing; each domain is its own.
  { domains: ["outlook.com", "hotmail.com", "live.com", "msn.com"], canonical: null, ignored: null },
  // support.apple.com, iCloud Mail: plus addressing; me.com and mac.com are icloud.com.
  { domains: ["icloud.com", "me.com", "mac.com"], canonical: "icloud.com", ignored: null },
  // fastmail.help, "Plus addressing and subdomain addressing".
  { domains: ["fastmail.com", "fastmail.fm"], canonical: null, ignored: null },
  // yandex.com/support/mail: ya.ru and the national domains are one mailbox.
  {
    domains: ["yandex.ru", "yandex.com", "ya.ru", "yandex.by", "yandex.kz", "yandex.ua"],
    canonical: "yandex.ru",
    ignored: null,
  },
];

const BY_DOMAIN: ReadonlyMap<string, MailboxRule> = new Map(
  RULES.flatMap((rule) => rule.domains.map((domain) => [domain, rule] as const)),
);

/**
 * Addresses with the same relaxed key are the same mailbox as far as we know: Gmail's dots, plus tags, equivalent
 * domains. For reports only ("same mailbox as row 12"): each address is asked as written. At other domains, the
 * address's key.
 */
export function relaxedKey(address: Address): string {
  const rule = BY_DOMAIN.get(address.domain);
  if (rule === undefined) return address.key;
  const local = address.key.slice(0, address.key.length - address.domain.length - 1);
  const tag = local.indexOf("+");
  const bare = (tag > 0 ? local.slice(0, tag) : local).replace(rule.ignored ?? /(?!)/u, "");
  return `${bare === "" ? local : bare}@${rule.canonical ?? address.domain}`;
}
