import type { HostManners } from "./manners.ts";
import { DEFAULT_TTL_SECONDS, findDomain, findHostName } from "./world-description.ts";
import type { DomainDescription, HostDescription, WorldDescription } from "./world-description.ts";
import type { Zone } from "../dns/zone.ts";

/** A world description plus the overrides made since the start. */
export interface LivingWorld {
  readonly zone: Zone;
  readonly hosts: readonly LivingHost[];
  readonly manners: (host: LivingHost) => HostManners;
  /** The domain, if this host is one of its mail exchangers. */
  readonly servedDomain: (host: LivingHost, domain: string) => DomainDescription | undefined;
  /** Names of the hosts that a host name, an alias or a provider stands for. */
  readonly hostsOf: (hostOrProvider: string) => readonly string[];
  readonly setManners: (hostOrProvider: string, manners: Partial<HostManners> | null) => void;
  readonly setDomain: (name: string, domain: DomainDescription | null) => void;
}

export interface LivingHost {
  readonly name: string;
  readonly address: string;
  readonly description: HostDescription;
}

const NO_MANNERS: HostManners = {};

/** First address assigned: away from 127.0.0.1, which the DNS server and clients use. */
const FIRST = [127, 20, 0, 1] as const;
/** Hosts per /24, without .0 and .255, which look like network and broadcast addresses to some software. */
const HOSTS_PER_NET = 254;

/** Assigns every host an address and keeps runtime overrides apart from the description. */
export function livingWorld(world: WorldDescription): LivingWorld {
  const hosts = berthHosts(world);
  const byName = new Map(hosts.map((host) => [host.name, host]));
  const switchedManners = new Map<string, HostManners>();
  const switchedDomains = new Map<string, DomainDescription>();
  const domainOf = (name: string): DomainDescription | undefined =>
    switchedDomains.size === 0 ? findDomain(world, name) : (switchedDomains.get(name) ?? findDomain(world, name));
  const hostNamed = (name: string): LivingHost | undefined => byName.get(findHostName(world, name) ?? "");
  const hostsOf = (name: string): readonly string[] => {
    const host = hostNamed(name);
    if (host !== undefined) return [host.name];
    return hosts.filter((each) => each.description.provider === name).map((each) => each.name);
  };
  return {
    zone: {
      route: (name) => {
        const domain = domainOf(name);
        return domain && { route: domain.route, ttlSeconds: domain.ttlSeconds ?? DEFAULT_TTL_SECONDS };
      },
      host: (name) => {
        const host = hostNamed(name);
        return host && { host: host.description, address: host.address };
      },
    },
    hosts,
    manners: (host) => switchedManners.get(host.name) ?? host.description.manners ?? NO_MANNERS,
    servedDomain: (host, name) => {
      const domain = domainOf(name);
      return domain !== undefined && exchangesFor(host.name, name, domain, domainOf, hostNamed) ? domain : undefined;
    },
    hostsOf,
    setManners: (name, manners) => {
      for (const each of hostsOf(name)) {
        if (manners === null) switchedManners.delete(each);
        else switchedManners.set(each, { ...byName.get(each)?.description.manners, ...manners });
      }
    },
    setDomain: (name, domain) => {
      if (domain === null) switchedDomains.delete(name);
      else switchedDomains.set(name, domain);
    },
  };
}

function berthHosts(world: WorldDescription): LivingHost[] {
  let next = 0;
  const taken = new Set<string>();
  return Object.entries(world.hosts).map(([name, description]) => {
    const address = description.address ?? loopbackAddress(next++);
    if (!isLoopbackAddress(address))
      throw new RangeError(`Cannot put host ${name} at ${address}: it is not in 127.0.0.0/8`);
    if (taken.has(address)) throw new RangeError(`Cannot put host ${name} at ${address}: another host is there`);
    taken.add(address);
    return { name, address, description };
  });
}

/** Whether this host is a mail exchanger of the domain: others deny relaying, as real servers do. */
function exchangesFor(
  host: string,
  name: string,
  domain: DomainDescription,
  domainOf: (name: string) => DomainDescription | undefined,
  hostNamed: (name: string) => LivingHost | undefined,
): boolean {
  const { route } = domain;
  switch (route.type) {
    case "mx":
      return route.records.some((record) => exchangeName(record.host, hostNamed) === host);
    case "implicit":
      return exchangeName(route.host, hostNamed) === host;
    case "alias": {
      const target = route.to === name ? undefined : domainOf(route.to);
      return (
        target !== undefined &&
        target.route.type !== "alias" &&
        exchangesFor(host, route.to, target, domainOf, hostNamed)
      );
    }
    case "null_mx":
    case "no_records":
    case "servfail":
    case "refused":
    case "timeout":
    case "nxdomain":
      break;
  }
  return false;
}

/** The host behind an MX name, following one CNAME. */
function exchangeName(name: string, hostNamed: (name: string) => LivingHost | undefined): string | undefined {
  const host = hostNamed(name);
  const dns = host?.description.dns;
  return dns?.type === "cname" ? hostNamed(dns.to)?.name : host?.name;
}

/** The n-th address (from 0) for hosts without one of their own: 127.20.0.1, .2 … 127.20.0.254, 127.20.1.1 … */
export function loopbackAddress(index: number): string {
  const net = Math.floor(index / HOSTS_PER_NET);
  const second = FIRST[1] + Math.floor(net / 256);
  if (second > 255) throw new RangeError(`Cannot give host ${index} a loopback address: 127.0.0.0/8 is used up`);
  return `${FIRST[0]}.${second}.${net % 256}.${(index % HOSTS_PER_NET) + FIRST[3]}`;
}

/** Whether this is an address in 127.0.0.0/8. */
function isLoopbackAddress(text: string): boolean {
  return /^127(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}$/.test(text);
}
