import { hashShare, hashText } from "../world/hash-text.ts";
import type { ExistingShare } from "../world/mailbox-rules.ts";
import type { HostManners } from "../world/manners.ts";
import type { DomainDescription, HostDescription, WorldDescription } from "../world/world-description.ts";

export interface BenchWorldOptions {
  /** Company domains, each with its own MX host name. They are computed, so 300,000 cost no memory. */
  readonly domains: number;
  /** Loopback addresses shared by those hosts; default 256. */
  readonly addresses?: number;
  /** Share of addresses at three giants, half of them at the first; default 0.4. */
  readonly giantShare?: number;
  /**
   * Share of existing mailboxes among names that end with a dot and a number, except at catch-alls; default 0.85. No
   * others exist.
   */
  readonly existingShare?: number;
  /** Share of company domains that are catch-alls; default 0.1. */
  readonly catchAllShare?: number;
  /** Share of company domains that greylist for `greylistMs`; default 0. */
  readonly greylistShare?: number;
  readonly greylistMs?: number;
  /** Manners of all hosts; default Postfix without TLS. */
  readonly manners?: HostManners;
}

/** A world of any size, and the addresses to probe in it. */
export interface BenchWorld {
  readonly description: WorldDescription;
  /** The n-th address, from 0, of an endless list. Deterministic. */
  readonly address: (index: number) => string;
}

const GIANTS = ["gmail.com", "gmx.de", "icloud.com"] as const;
const GIANT_HOSTS = {
  "gmail.com": "gmail-smtp-in.l.google.com",
  "gmx.de": "mx00.emig.gmx.net",
  "icloud.com": "mx01.mail.icloud.com",
} as const;
const SUFFIX = "-benchmark.com";
/** Names on lists, as opposed to made-up ones that test for a catch-all. */
const NAMES = /\.\d+$/u;

/**
 * A huge world for benchmarks: giants with most of the addresses, and a long tail of small domains on a pool of
 * loopback addresses.
 */
export function benchWorld(options: BenchWorldOptions): BenchWorld {
  const { domains, addresses = 256, giantShare = 0.4, manners = {} } = options;
  const giants = new Map<string, DomainDescription>(GIANTS.map((name) => [name, giant(name, options.existingShare)]));
  const pool = Object.fromEntries(Array.from({ length: addresses }, (_, index) => [poolHost(index), { manners }]));
  const giantHosts = Object.fromEntries(GIANTS.map((name) => [GIANT_HOSTS[name], giantHost(name, manners)]));
  const description: WorldDescription = {
    name: "bench",
    hosts: { ...pool, ...giantHosts },
    hostAlias: (name) =>
      name.startsWith("mx.") && name.endsWith(SUFFIX) ? poolHost(hashText(name) % addresses) : undefined,
    domains: (name) => giants.get(name) ?? companyDomain(name, options),
  };
  return {
    description,
    address: (index) => {
      const chance = hashShare(`row ${index}`);
      const domain = chance < giantShare ? giantFor(chance / giantShare) : `n${index % domains}${SUFFIX}`;
      return `user.${index}@${domain}`;
    },
  };
}

function companyDomain(name: string, options: BenchWorldOptions): DomainDescription | undefined {
  const number = /^n(\d{1,9})-benchmark\.com$/.exec(name)?.[1];
  if (number === undefined || Number(number) >= options.domains) return undefined;
  const { existingShare = 0.85, catchAllShare = 0.1, greylistShare = 0, greylistMs = 5_000 } = options;
  const catchAll = hashShare(`catch-all ${name}`) < catchAllShare;
  const greylists = hashShare(`greylist ${name}`) < greylistShare;
  return {
    route: { type: "mx", records: [{ host: `mx.${name}`, preference: 10 }] },
    mailboxes: { otherwise: catchAll ? "accept" : users(existingShare) },
    ...(greylists ? { manners: { greylist: { delayMs: greylistMs, words: "postgrey" } } } : {}),
  };
}

function giant(name: (typeof GIANTS)[number], existingShare = 0.85): DomainDescription {
  return {
    route: { type: "mx", records: [{ host: GIANT_HOSTS[name], preference: 5 }] },
    mailboxes: { otherwise: users(existingShare) },
  };
}

function giantHost(name: (typeof GIANTS)[number], manners: HostManners): HostDescription {
  const style = { "gmail.com": "google", "gmx.de": "gmx", "icloud.com": "icloud" } as const;
  return { provider: name, manners: { ...manners, style: style[name] } };
}

function users(existingShare: number): ExistingShare {
  return { existingShare, names: NAMES };
}

function giantFor(chance: number): string {
  if (chance < 0.5) return GIANTS[0];
  return chance < 0.8 ? GIANTS[1] : GIANTS[2];
}

function poolHost(index: number): string {
  return `pool-${index}.bench.invalid`;
}
