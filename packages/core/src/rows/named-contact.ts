import type { NewContact } from "../contacts/contact.ts";

/** What a row stores about its leading contact until a run starts: columns of `list_rows`. */
export const NAMED_COLUMNS = "asked, asked_domain, syntax_problem, traits, suggestion";

/** Bits of `traits`. */
const TRAITS = { needsSmtpUtf8: 1, role: 2, disposable: 4, free: 8, tagged: 16, relay: 32 } as const;

export type Trait = keyof typeof TRAITS;

export function traitsOf(contact: Pick<NewContact, Trait>): number {
  return (
    (contact.needsSmtpUtf8 ? TRAITS.needsSmtpUtf8 : 0) |
    (contact.role ? TRAITS.role : 0) |
    (contact.disposable ? TRAITS.disposable : 0) |
    (contact.free ? TRAITS.free : 0) |
    (contact.tagged ? TRAITS.tagged : 0) |
    (contact.relay ? TRAITS.relay : 0)
  );
}

/** A contact's domain if it isn't the ending of `asked`, as it is for most. */
export function askedDomainOf({ asked, domain }: Pick<NewContact, "asked" | "domain">): string | null {
  if (domain === null) return null;
  const at = asked.length - domain.length - 1;
  return asked.charCodeAt(at) === AT && asked.endsWith(domain) ? null : domain;
}

const AT = 64;

/** SQL: whether the leading contact of `row` has a trait; null if it has none. */
export function traitSql(row: string, trait: Trait): string {
  return `((${row}.traits & ${TRAITS[trait]}) <> 0)`;
}

/** SQL: the A-label domain of the leading contact of `row`; null if malformed. */
export function domainSql(row: string): string {
  return `CASE WHEN ${row}.syntax_problem IS NULL THEN COALESCE(${row}.asked_domain, split_part(${row}.asked, '@', -1)) END`;
}
