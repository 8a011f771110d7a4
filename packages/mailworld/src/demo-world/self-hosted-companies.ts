import type { DomainDescription, HostDescription } from "../world/world-description.ts";
import type { Company } from "./company-names.ts";
import { SELF_HOSTED_FLAVOURS } from "./self-hosted-flavours.ts";
import type { Exchanger, Flavour } from "./self-hosted-flavours.ts";
import { hostsOnly, inhabit, mx, unite } from "./settlement.ts";
import type { Inhabited, Settlement } from "./settlement.ts";

const HEADCOUNTS = [3, 2, 5, 4, 1, 6, 3, 4];

const ONE_EXCHANGER: readonly Exchanger[] = [{ prefix: "mail", preference: 10 }];

function settle(flavour: Flavour, { domain, name }: Company, number: number): Settlement {
  const count = HEADCOUNTS[number % HEADCOUNTS.length] ?? 3;
  const place: Inhabited = { domain, company: name, count, kind: "company", ...flavour.place };
  const exchangers = flavour.exchangers ?? ONE_EXCHANGER;
  const hosts: Record<string, HostDescription> = Object.fromEntries(
    exchangers.map(({ prefix, host }) => [
      `${prefix}.${domain}`,
      { ...host, manners: { ...flavour.manners, ...host?.manners } },
    ]),
  );
  const records = exchangers.map(({ prefix, preference }) => ({ host: `${prefix}.${domain}`, preference }));
  const settled = inhabit(place, records, routeOf(flavour, domain));
  if (!flavour.unserved) return unite([hostsOnly(hosts), settled]);
  const { [domain]: described } = settled.domains;
  const domains = described === undefined ? {} : { [domain]: { route: described.route } };
  return unite([hostsOnly(hosts), { ...settled, domains }]);
}

function routeOf(flavour: Flavour, domain: string): Partial<DomainDescription> {
  return flavour.implicit ? { route: { type: "implicit", host: `mail.${domain}` } } : {};
}

/** A company with letters beyond ASCII in its domain, and one whose mail exchanger is a CNAME. */
function oddNames(): Settlement {
  const bakery = {
    domain: "xn--mhlenbckerei-lcb44a.de",
    company: "Mühlenbäckerei",
    count: 3,
    kind: "company",
  } as const;
  const cnamed = { domain: "glimmerholm-studio.se", company: "Glimmerholm Studio", count: 3, kind: "company" } as const;
  return unite([
    hostsOnly({
      "mail.xn--mhlenbckerei-lcb44a.de": { manners: { style: "postfix", tls: "offered", smtpUtf8: true } },
      "mail.glimmerholm-studio.se": { dns: { type: "cname", to: "mx.glimmerholm-hosting.se" } },
      "mx.glimmerholm-hosting.se": { manners: { style: "exim" } },
    }),
    inhabit(bakery, mx([10, "mail.xn--mhlenbckerei-lcb44a.de"])),
    inhabit(cnamed, mx([10, "mail.glimmerholm-studio.se"])),
  ]);
}

/** Companies that run their own mail servers, in all the ways in which that is done and goes wrong. */
export function selfHostedCompanies(register: () => Company): Settlement {
  let number = 0;
  const settled = SELF_HOSTED_FLAVOURS.flatMap((flavour) =>
    Array.from({ length: flavour.count }, () => settle(flavour, register(), number++)),
  );
  return unite([...settled, oddNames()]);
}
