import type { HostDescription, WorldDescription } from "@rollcall/mailworld";

export interface MixedWorldOptions {
  /** Delay of each reply to RCPT, milliseconds. */
  readonly rcptMs: number;
}

export interface MixedShares {
  readonly byProvider: Readonly<Record<string, number>>;
  readonly smallSites: number;
  readonly atSmallSites: number;
}

/** An MX host of each provider, as in its customers' records. */
const PROVIDER_HOSTS: Readonly<Record<string, string>> = {
  google: "aspmx.l.google.com",
  "microsoft-365": "mixed.mail.protection.outlook.com",
  icloud: "mx01.mail.icloud.com",
  gmx: "mx00.emig.gmx.net",
  mimecast: "eu-smtp-inbound-1.mimecast.com",
  proofpoint: "mxa-00000001.gslb.pphosted.com",
  barracuda: "d1.ess.barracudanetworks.com",
  zoho: "mx.zoho.com",
  fastmail: "in1-smtp.messagingengine.com",
  ovh: "mx1.mail.ovh.net",
  protonmail: "mail.protonmail.ch",
  yandex: "mx.yandex.ru",
};

/** The providers of the mixed world. */
export const MIXED_PROVIDERS: readonly string[] = Object.keys(PROVIDER_HOSTS);

const PROVIDER_DOMAIN = /^([a-z0-9-]+)-customer\.com$/u;
const SMALL_DOMAIN = /^s(\d+)-small\.com$/u;
const POOL = 128;

/** Twelve providers with a domain each, and any number of small sites. All mailboxes exist except made-up names. */
export function mixedWorld({ rcptMs }: MixedWorldOptions): WorldDescription {
  const manners = { rcptDelayMs: rcptMs };
  const hosts: Record<string, HostDescription> = {};
  for (const [provider, host] of Object.entries(PROVIDER_HOSTS)) hosts[host] = { provider, manners };
  for (let index = 0; index < POOL; index += 1) hosts[`pool-${index}.mixed.invalid`] = { manners };
  const known = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`person${index}`, "exists" as const]));
  return {
    name: "mixed",
    hosts,
    hostAlias: (name) => {
      const number = /^mx\.s(\d+)-small\.com$/u.exec(name)?.[1];
      return number === undefined ? undefined : `pool-${Number(number) % POOL}.mixed.invalid`;
    },
    domains: (name) => {
      const provider = PROVIDER_DOMAIN.exec(name)?.[1];
      const host = provider === undefined ? undefined : PROVIDER_HOSTS[provider];
      if (host !== undefined)
        return { route: { type: "mx", records: [{ host, preference: 10 }] }, mailboxes: { known } };
      if (!SMALL_DOMAIN.test(name)) return undefined;
      return { route: { type: "mx", records: [{ host: `mx.${name}`, preference: 10 }] }, mailboxes: { known } };
    },
  };
}

/** Addresses of the mixed world, round-robin over providers and sites. */
export function mixedAddresses({ byProvider, smallSites, atSmallSites }: MixedShares): string[] {
  const at = (domain: string, count: number): string[] =>
    Array.from({ length: count }, (_, index) => `person${index}@${domain}`);
  return [
    ...Object.entries(byProvider).flatMap(([provider, count]) => at(`${provider}-customer.com`, count)),
    ...Array.from(
      { length: atSmallSites },
      (_, index) => `person${Math.floor(index / smallSites)}@s${index % smallSites}-small.com`,
    ),
  ];
}
