import type { HostManners, RecipientManners } from "./manners.ts";
import type { MailboxRules } from "./mailbox-rules.ts";

/** One MX record. */
export interface MxRecord {
  readonly host: string;
  readonly preference: number;
}

/**
 * A domain's DNS. Unknown names are NXDOMAIN.
 * - `mx`: MX records.
 * - `implicit`: no MX, but an address (RFC 5321 §5.1): that of `host`.
 * - `null_mx`: RFC 7505.
 * - `no_records`: exists, with neither MX nor address.
 * - `alias`: a CNAME to another domain.
 * - `servfail`, `refused`: those response codes.
 * - `timeout`: no answer.
 * - `nxdomain`: to remove a domain at runtime.
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
  /** Absent: the hosts deny relaying for this domain. */
  readonly mailboxes?: MailboxRules;
  readonly manners?: RecipientManners;
  /**
   * Common knowledge that no server reveals: `disposable` mailboxes, `hides_mailboxes` (accepts every name at RCPT and
   * decides later, as Yahoo does), `forbids_probing` (by the provider's terms; Outlook's consumer domains). Used by
   * `truthOf` alone.
   */
  readonly renown?: "disposable" | "hides_mailboxes" | "forbids_probing";
}

/** An MX host with its own loopback address. */
export interface HostDescription {
  /** In 127.0.0.0/8; absent: assigned by the world. */
  readonly address?: string;
  /**
   * Hosts of a provider share counters (connections, rates, greylists, harvest guard) and one record in the session
   * log.
   */
  readonly provider?: string;
  /**
   * Answer to A queries. Default: `address`. `none`: no record. `elsewhere`: these addresses, where the world does not
   * listen. `cname`: an alias.
   */
  readonly dns?:
    | { readonly type: "none" }
    | { readonly type: "elsewhere"; readonly addresses: readonly string[] }
    | { readonly type: "cname"; readonly to: string };
  /** false: connections are refused. Default true. */
  readonly listening?: boolean;
  readonly manners?: HostManners;
}

/** A whole simulated mail world, as data. Names are lower-case A-labels without a trailing dot. */
export interface WorldDescription {
  readonly name: string;
  /** A record, or a deterministic function for worlds too big to list. */
  readonly domains: Readonly<Record<string, DomainDescription>> | ((name: string) => DomainDescription | undefined);
  /** Every host here has a listener, so this is a finite record. */
  readonly hosts: Readonly<Record<string, HostDescription>>;
  /** For huge worlds: further host names, each sharing the address and manners of the host returned. */
  readonly hostAlias?: (name: string) => string | undefined;
}

/** TTL unless the description has one. */
export const DEFAULT_TTL_SECONDS = 300;

/** The description of a domain; undefined if unknown. */
export function findDomain(world: WorldDescription, name: string): DomainDescription | undefined {
  if (typeof world.domains === "function") return world.domains(name);
  return Object.hasOwn(world.domains, name) ? world.domains[name] : undefined;
}

/** The key in `world.hosts` that a host name stands for; undefined if unknown. */
export function findHostName(world: WorldDescription, name: string): string | undefined {
  if (Object.hasOwn(world.hosts, name)) return name;
  const alias = world.hostAlias?.(name);
  return alias !== undefined && Object.hasOwn(world.hosts, alias) ? alias : undefined;
}
