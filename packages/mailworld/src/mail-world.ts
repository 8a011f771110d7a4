import { startDnsServer } from "./dns/dns-server.ts";
import type { DnsHealth, DnsServer } from "./dns/dns-server.ts";
import { Ledger, WORLD_KEY } from "./ledger/ledger.ts";
import type { KeyRecord, LedgerLimits, SessionRecord } from "./ledger/ledger.ts";
import type { StartTimer } from "./smtp/dialogue.ts";
import { startFleet } from "./smtp/mx-fleet.ts";
import type { MxFleet } from "./smtp/mx-fleet.ts";
import { reception, serverSecureContext } from "./smtp/reception.ts";
import type { Works } from "./smtp/reception.ts";
import { livingWorld } from "./world/living-world.ts";
import type { LivingHost, LivingWorld } from "./world/living-world.ts";
import type { HostManners } from "./world/manners.ts";
import type { DomainDescription, WorldDescription } from "./world/world-description.ts";

export interface MailWorldOptions {
  /** One port for all MX hosts; 0 (default) picks a free one. */
  readonly smtpPort?: number;
  /** 0 (default) picks a free one. */
  readonly dnsPort?: number;
  /** Factor on all durations: 0.01 makes a greylist of 300 s wait 3 s. Default 1. */
  readonly timeScale?: number;
  /** The receiving side's clock; default Date.now. */
  readonly nowMs?: () => number;
  /** Timer for delayed replies; default setTimeout. */
  readonly startTimer?: StartTimer;
  readonly ledger?: Partial<LedgerLimits>;
}

/** What the receiving side recorded. */
export interface SessionLog {
  /** Hosts and providers that had a session. */
  readonly keys: () => readonly string[];
  /** The record of a host or provider; undefined if it had no session. */
  readonly of: (key: string) => KeyRecord | undefined;
  /** The record of the whole world. */
  readonly total: () => KeyRecord;
  /** RCPT commands by address as written, up to the ledger's limit. */
  readonly attempts: () => ReadonlyMap<string, number>;
  /** The latest ended sessions, oldest first. */
  readonly ended: () => readonly SessionRecord[];
}

/** Totals, flat, for a line of JSON. */
export interface MailWorldStats {
  readonly sessions: number;
  readonly open: number;
  readonly maxOpen: number;
  readonly recipients: number;
  readonly accepted: number;
  readonly deferred: number;
  readonly refused: number;
  readonly withoutQuit: number;
  readonly secured: number;
  readonly messages: number;
  readonly dnsQueries: number;
}

/** A running world. Faults can be injected at any time and hold until switched back. */
export interface MailWorld {
  /** "127.0.0.1:port", as `Resolver.setServers` takes it. */
  readonly dnsServer: string;
  readonly smtpPort: number;
  readonly description: WorldDescription;
  readonly sessions: () => SessionLog;
  readonly stats: () => MailWorldStats;
  /**
   * Down: refuses connections and resets open sessions. Takes a host name or a provider; throws RangeError for unknown
   * names.
   */
  readonly setDown: (hostOrProvider: string, down: boolean) => Promise<void>;
  /** Down: queries get no answer (`silent`, default) or SERVFAIL. */
  readonly setDnsDown: (down: boolean, how?: Exclude<DnsHealth, "up">) => void;
  /**
   * Overrides the manners of a host, or of all hosts of a provider; null restores their own. Open sessions change at
   * once.
   */
  readonly setManners: (hostOrProvider: string, manners: Partial<HostManners> | null) => void;
  /** Replaces a domain's description; null restores its own. */
  readonly setDomain: (name: string, domain: DomainDescription | null) => void;
  readonly stop: () => Promise<void>;
}

/**
 * Starts a world on loopback: a DNS server, and a listener per host. Throws LoopbackUnavailableError if 127.x.y.z
 * cannot be bound, and the system's error if a chosen port is taken.
 */
export async function startMailWorld(
  description: WorldDescription,
  options: MailWorldOptions = {},
): Promise<MailWorld> {
  const works: Works = {
    living: livingWorld(description),
    ledger: new Ledger(options.ledger),
    open: new Map(),
    timeScale: options.timeScale ?? 1,
    nowMs: options.nowMs ?? Date.now,
    startTimer: options.startTimer ?? setTimeout,
    secureContext: await serverSecureContext(),
  };
  const { living } = works;
  const listening = new Set(living.hosts.filter(({ description }) => listens(description)).map(({ name }) => name));
  const berths = living.hosts.map(({ name, address }) => ({ host: name, address }));
  const fleet = await startFleet(berths, listening, options.smtpPort ?? 0, reception(works));
  try {
    const dns = await startDnsServer(living.zone, options.dnsPort ?? 0);
    return mailWorld(description, works, fleet, dns);
  } catch (error) {
    await fleet.stop();
    throw error;
  }
}

function listens({ listening, dns }: LivingHost["description"]): boolean {
  return (listening ?? true) && dns === undefined;
}

function mailWorld(description: WorldDescription, works: Works, fleet: MxFleet, dns: DnsServer): MailWorld {
  const { living, ledger, open } = works;
  const cut = (hosts: ReadonlySet<string>): void => {
    for (const [session, host] of open) if (hosts.has(host)) session.cut();
  };
  const total = ledger.record(WORLD_KEY);
  return {
    dnsServer: `127.0.0.1:${dns.port}`,
    smtpPort: fleet.port,
    description,
    sessions: () => ({
      keys: () => ledger.keys().filter((key) => key !== WORLD_KEY),
      of: (key) => ledger.find(key),
      total: () => total,
      attempts: () => ledger.attempts(),
      ended: () => ledger.ended(),
    }),
    stats: () => ({
      sessions: total.sessions,
      open: total.open,
      maxOpen: total.maxOpen,
      recipients: total.recipients,
      accepted: total.accepted,
      deferred: total.deferred,
      refused: total.refused,
      withoutQuit: total.vanished,
      secured: total.secured,
      messages: total.messages,
      dnsQueries: dns.queries(),
    }),
    setDown: async (hostOrProvider, down) => {
      const hosts = namedHosts(living, hostOrProvider);
      for (const host of hosts) await fleet.setListening(host, !down);
      if (down) cut(new Set(hosts));
    },
    setDnsDown: (down, how = "silent") => dns.setHealth(down ? how : "up"),
    setManners: (hostOrProvider, manners) => {
      namedHosts(living, hostOrProvider);
      living.setManners(hostOrProvider, manners);
    },
    setDomain: (name, domain) => living.setDomain(name, domain),
    stop: async () => {
      await fleet.stop();
      cut(new Set(open.values()));
      await dns.stop();
    },
  };
}

function namedHosts(living: LivingWorld, hostOrProvider: string): readonly string[] {
  const hosts = living.hostsOf(hostOrProvider);
  if (hosts.length === 0)
    throw new RangeError(`Cannot find "${hostOrProvider}": no host or provider of this world has that name`);
  return hosts;
}
