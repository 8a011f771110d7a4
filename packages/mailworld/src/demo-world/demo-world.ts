import type { WorldDescription, DnsRoute } from "../world/world-description.ts";
import { companyRegister, type Company } from "./company-names.ts";
import { hostedCompanies } from "./hosted-companies.ts";
import { mailboxProviders } from "./mailbox-providers.ts";
import { selfHostedCompanies } from "./self-hosted-companies.ts";
import { unite, inhabit, type Inhabited } from "./settlement.ts";
import type { Settlement } from "./settlement.ts";

/** The demo world's domains, hosts and people. Deterministic. */
export function demoSettlement(): Settlement {
  const register = companyRegister();
  return unite([mailboxProviders(), hostedCompanies(register), selfHostedCompanies(register), deadDomains(register)]);
}

/**
 * The world of `rollcall demo`: well-known providers at their real host names, and some two hundred companies that don't exist,
 * with mail servers of every manner. Waits are shortened, so that a patient run over all of it takes about a minute.
 */
export function demoWorld(): WorldDescription {
  const { domains, hosts } = demoSettlement();
  return { name: "demo", domains, hosts };
}

/** Mistyped domains, none of which exists in this world. */
export const MISTYPED_DOMAINS: readonly string[] = [
  "gmail.con",
  "gmial.com",
  "gnail.com",
  "gmai.com",
  "hotmial.com",
  "hotnail.com",
  "outlok.com",
  "yaho.com",
  "yahooo.com",
  "iclould.com",
];

const DEAD: readonly {
  readonly type: Exclude<DnsRoute["type"], "mx" | "implicit" | "alias">;
  readonly count: number;
}[] = [
  { type: "null_mx", count: 3 },
  { type: "nxdomain", count: 7 },
  { type: "no_records", count: 3 },
  { type: "servfail", count: 2 },
  { type: "refused", count: 1 },
  { type: "timeout", count: 1 },
];

/** Dead domains, with people who are still on old lists. */
function deadDomains(register: () => Company): Settlement {
  const companies = DEAD.flatMap(({ type, count }) =>
    Array.from({ length: count }, () => {
      const { domain, name } = register();
      return bury({ domain, company: name, count: 2, kind: "company" }, { type });
    }),
  );
  const mistyped = MISTYPED_DOMAINS.map((domain) =>
    bury({ domain, company: "", count: 2, kind: "personal" }, { type: "nxdomain" }),
  );
  return unite([...companies, ...mistyped]);
}

function bury(place: Inhabited, route: DnsRoute): Settlement {
  const settled = inhabit({ ...place, shares: { missing: 1 } }, []);
  return { ...settled, domains: { [place.domain]: { route } } };
}
