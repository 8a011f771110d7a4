import type { HostManners, RecipientManners } from "./manners.ts";
import type { MailboxRules } from "./mailbox-rules.ts";

/** One MX record. */
export interface MxRecord {
  readonly host: string;
  readonly preference: number;
}

/**
 * What the DNS says of a domain. Names that the world does not know are NXDOMAIN.
 * - `mx`: MX records. `implicit`: no MX, but an address (RFC 5321 §5.1): that of `host`. `null_mx`: RFC 7505.
 * - `no_records`: exists, with neither MX nor address. `alias`: a CNAME to another domain.
 * - `servfail`, `refused`: those response codes. `timeout`: no answer at all. `nxdomain`: spelled out, to switch a domain off.
 */
export type DnsRoute =
  | { readonly type: "mx"; readonly records: readonly MxRecord[] }
  | { readonly type: "implicit"; readonly host: string }
  | { readonly type: "alias"; readonly to: string }
  | { readonly type: "null_mx" | "no_records" | "servfail" | "refused" | "timeout" | "nxdomain" };

/** A domain of the simulated world. */
export interface DomainDescription {
  readonly route: DnsRoute;
  /** Default 300. */
  readonly ttlSeconds?: number;
  /** Absent: the hosts do not serve this domain and deny relaying. */
  readonly mailboxes?: MailboxRules;
  readonly manners?: RecipientManners;
  /**
   * What everybody knows of the domain and no server says: `disposable` mailboxes, `hides_mailboxes` (accepts all names at
   * RCPT and decides later, as Yahoo does), `forbids_probing` (the provider's terms do; Outlook's consumer domains).
   * Used by `truthOf` alone.
   */
  readonly renown?: "disposable" | "hides_mailboxes" | "forbids_probing";
}

/** An MX host: a name, an address of its own on loopback, and manners. */
export interface HostDescription {
  /** In 127.0.0.0/8; absent: the world picks one of its own. */
  readonly address?: string;
  /** Hosts of one provider share counters (connections, rates, greylists, harvest guard) and one record in the session log. */
  readonly provider?: string;
  /** What A queries get: `address` (default), `none` (no record), `elsewhere` (the given addresses, where the world does not listen). */
  readonly dns?:
    | { readonly type: "none" }
    | { readonly type: "elsewhere"; readonly addresses: readonly string[] }
    | { readonly type: "cname"; readonly to: string };
  /** false: nobody listens, connections are refused. Default true. */
  readonly listening?: boolean;
  readonly manners?: HostManners;
}

/** A whole simulated mail world, as data. Names are lower-case A-labels without a trailing dot. */
export interface WorldDescription {
  readonly name: string;
  /** A record, or a function for worlds too big to list; it must answer the same name the same way. */
  readonly domains: Readonly<Record<string, DomainDescription>> | ((name: string) => DomainDescription | undefined);
  /** Every host here has a listener, so this is a finite record. */
  readonly hosts: Readonly<Record<string, HostDescription>>;
  /** For huge worlds: host names beyond `hosts`, each sharing the address and manners of the named host. */
  readonly hostAlias?: (name: string) => string | undefined;
}

/** Of records whose description names none. */
export const DEFAULT_TTL_SECONDS = 300;

/** The description of a domain, or undefined where the world does not know it. */
export function findDomain(world: WorldDescription, name: string): DomainDescription | undefined {
  if (typeof world.domains === "function") return world.domains(name);
  return Object.hasOwn(world.domains, name) ? world.domains[name] : undefined;
}

/** The key in `world.hosts` that a host name stands for, or undefined. */
export function findHostName(world: WorldDescription, name: string): string | undefined {
  if (Object.hasOwn(world.hosts, name)) return name;
  const alias = world.hostAlias?.(name);
  return alias !== undefined && Object.hasOwn(world.hosts, alias) ? alias : undefined;
}
