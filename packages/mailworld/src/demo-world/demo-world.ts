import type { WorldDescription } from "../world/world-description.ts";
import { companyRegister } from "./company-names.ts";
import { deadDomains } from "./dead-domains.ts";
import { hostedCompanies } from "./hosted-companies.ts";
import { mailboxProviders } from "./mailbox-providers.ts";
import { selfHostedCompanies } from "./self-hosted-companies.ts";
import { unite } from "./settlement.ts";
import type { Settlement } from "./settlement.ts";

/** The demo world's domains, hosts and people: the same on every machine. */
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
