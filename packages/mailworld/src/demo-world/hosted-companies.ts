import type { DomainDescription, HostDescription } from "../world/world-description.ts";
import type { Company } from "./company-names.ts";
import { GOOGLE_MANNERS } from "./mailbox-providers.ts";
import { hostsOnly, inhabit, mx, sameHosts, unite } from "./settlement.ts";
import type { Inhabited, Settlement } from "./settlement.ts";

/** People per company, in rotation. */
const HEADCOUNTS = [4, 2, 6, 3, 5, 1, 3];

/** Exceptions at single tenants of a provider, by number from 0. */
type Exceptions = Readonly<
  Record<number, { readonly place?: Partial<Inhabited>; readonly domain?: Partial<DomainDescription> }>
>;

type Register = () => Company;

function tenants(
  register: Register,
  count: number,
  exceptions: Exceptions,
  settle: (place: Inhabited, more: Partial<DomainDescription>, number: number) => Settlement,
): Settlement {
  const parts = Array.from({ length: count }, (_, number) => {
    const { domain, name } = register();
    const headcount = HEADCOUNTS[number % HEADCOUNTS.length] ?? 3;
    const place: Inhabited = { domain, company: name, count: headcount, kind: "company", ...exceptions[number]?.place };
    return settle(place, exceptions[number]?.domain ?? {}, number);
  });
  return unite(parts);
}

function workspace(register: Register): Settlement {
  const legacy = [
    "aspmx.l.google.com",
    "alt1.aspmx.l.google.com",
    "alt2.aspmx.l.google.com",
    "alt3.aspmx.l.google.com",
    "alt4.aspmx.l.google.com",
  ];
  const host: HostDescription = { provider: "google", manners: GOOGLE_MANNERS };
  const legacyRecords = legacy.map((name, index) => ({ host: name, preference: index === 0 ? 1 : index < 3 ? 5 : 10 }));
  const exceptions: Exceptions = {
    3: { place: { otherwise: "accept" } },
    11: { place: { otherwise: "accept" } },
    7: { place: { shares: { busy: 0.5 }, count: 4 } },
  };
  return unite([
    hostsOnly(sameHosts([...legacy, "smtp.google.com"], host)),
    tenants(register, 25, exceptions, (place, more, number) =>
      inhabit(place, number % 3 === 2 ? mx([1, "smtp.google.com"]) : legacyRecords, more),
    ),
  ]);
}

/** Every tenant has its own host. Without directory-based edge blocking it accepts every name. */
function microsoft365(register: Register): Settlement {
  const exceptions: Exceptions = {
    4: { place: { otherwise: "accept" } },
    9: { place: { otherwise: "accept" } },
    13: { place: { shares: { restricted: 0.5 }, count: 4 } },
  };
  const host: HostDescription = {
    provider: "microsoft-365",
    manners: { style: "microsoft_365", tls: "offered", smtpUtf8: true },
  };
  return tenants(register, 25, exceptions, (place, more) => {
    const name = `${place.domain.replaceAll(".", "-")}.mail.protection.outlook.com`;
    return unite([hostsOnly({ [name]: host }), inhabit(place, mx([0, name]), more)]);
  });
}

function mimecast(register: Register): Settlement {
  const hosts = ["eu-smtp-inbound-1.mimecast.com", "eu-smtp-inbound-2.mimecast.com"];
  const greylist = { delayMs: 5_000, words: "mimecast" } as const;
  const exceptions: Exceptions = {
    1: { place: { otherwise: "accept" } },
    2: { domain: { manners: { greylist } } },
    5: { domain: { manners: { greylist } } },
  };
  return unite([
    hostsOnly(sameHosts(hosts, { provider: "mimecast", manners: { style: "mimecast", tls: "offered" } })),
    tenants(register, 8, exceptions, (place, more) =>
      inhabit(
        place,
        hosts.map((host) => ({ host, preference: 10 })),
        more,
      ),
    ),
  ]);
}

function proofpoint(register: Register): Settlement {
  const essentials = ["mx1-us1.ppe-hosted.com", "mx2-us1.ppe-hosted.com"];
  const host: HostDescription = { provider: "proofpoint", manners: { style: "proofpoint", tls: "offered" } };
  const marked = { missing: "550 5.7.1 <{rcpt}>: Recipient address rejected: User email address is marked as invalid" };
  const essentialsHost: HostDescription = { ...host, manners: { ...host.manners, texts: marked } };
  return unite([
    hostsOnly(sameHosts(essentials, essentialsHost)),
    tenants(register, 7, { 3: { place: { otherwise: "accept" } } }, (place, more, number) => {
      if (number < 4)
        return inhabit(
          place,
          essentials.map((name) => ({ host: name, preference: 10 })),
          more,
        );
      const own = ["mxa", "mxb"].map((prefix) => `${prefix}-0013${number}501.gslb.pphosted.com`);
      return unite([
        hostsOnly(sameHosts(own, host)),
        inhabit(
          place,
          own.map((name) => ({ host: name, preference: 10 })),
          more,
        ),
      ]);
    }),
  ]);
}

function barracuda(register: Register): Settlement {
  const exceptions: Exceptions = { 0: { place: { otherwise: "accept" } } };
  const host: HostDescription = { provider: "barracuda", manners: { style: "barracuda", tls: "offered" } };
  return tenants(register, 6, exceptions, (place, more, number) => {
    const own =
      number === 0
        ? ["d1.ess.barracudanetworks.com"]
        : ["a", "b"].map((side) => `d10${number}482${side}.ess.barracudanetworks.com`);
    const records = own.map((name, index) => ({ host: name, preference: index === 0 ? 10 : 20 }));
    return unite([hostsOnly(sameHosts(own, host)), inhabit(place, records, more)]);
  });
}

/** Companies hosted by a provider or behind a filtering gateway. */
export function hostedCompanies(register: Register): Settlement {
  return unite([
    workspace(register),
    microsoft365(register),
    mimecast(register),
    proofpoint(register),
    barracuda(register),
  ]);
}
