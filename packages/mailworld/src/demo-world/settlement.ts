import type { MailboxRules } from "../world/mailbox-rules.ts";
import type { DomainDescription, HostDescription, MxRecord } from "../world/world-description.ts";
import { mailboxesOf, staffOf, USUAL_SHARES } from "./staff.ts";
import type { Person, StateShares } from "./staff.ts";

/** A part of the demo world: domains, their hosts, and their people on contact lists. */
export interface Settlement {
  readonly domains: Readonly<Record<string, DomainDescription>>;
  readonly hosts: Readonly<Record<string, HostDescription>>;
  /** By domain. */
  readonly people: Readonly<Record<string, readonly Person[]>>;
  /** Display names, by domain. */
  readonly companies: Readonly<Record<string, string>>;
}

/** A domain's properties, apart from its hosts. */
export interface Inhabited {
  readonly domain: string;
  readonly company: string;
  /** People on contact lists. */
  readonly count: number;
  readonly kind: "company" | "personal";
  readonly shares?: StateShares;
  readonly otherwise?: NonNullable<MailboxRules["otherwise"]>;
  readonly subaddressing?: boolean;
}

/** A domain with its people's mailboxes, without hosts. */
export function inhabit(
  place: Inhabited,
  records: readonly MxRecord[],
  more: Partial<DomainDescription> = {},
): Settlement {
  const people = staffOf(place.domain, place.count, place.shares ?? USUAL_SHARES, place.kind);
  const mailboxes: MailboxRules = {
    known: { postmaster: "exists", ...(place.kind === "company" ? { info: "exists" } : {}), ...mailboxesOf(people) },
    ...(place.otherwise === undefined ? {} : { otherwise: place.otherwise }),
    ...(place.subaddressing === undefined ? {} : { subaddressing: place.subaddressing }),
  };
  const domain: DomainDescription = { route: { type: "mx", records }, mailboxes, ...more };
  return {
    domains: { [place.domain]: domain },
    hosts: {},
    people: { [place.domain]: people },
    companies: { [place.domain]: place.company },
  };
}

/** Merges settlements; throws if two describe the same name. */
export function unite(settlements: readonly Settlement[]): Settlement {
  return {
    domains: merge(settlements.map(({ domains }) => domains)),
    hosts: merge(settlements.map(({ hosts }) => hosts)),
    people: merge(settlements.map(({ people }) => people)),
    companies: merge(settlements.map(({ companies }) => companies)),
  };
}

/** Hosts alone, to be shared. */
export function hostsOnly(hosts: Readonly<Record<string, HostDescription>>): Settlement {
  return { domains: {}, hosts, people: {}, companies: {} };
}

/** The same host under several names, as large providers have. */
export function sameHosts(names: readonly string[], host: HostDescription): Record<string, HostDescription> {
  return Object.fromEntries(names.map((name) => [name, host]));
}

/** MX records from "preference host" pairs. */
export function mx(...records: readonly (readonly [preference: number, host: string])[]): MxRecord[] {
  return records.map(([preference, host]) => ({ preference, host }));
}

function merge<Value>(parts: readonly Readonly<Record<string, Value>>[]): Record<string, Value> {
  const merged: Record<string, Value> = {};
  for (const [name, value] of parts.flatMap((part) => Object.entries(part))) {
    if (Object.hasOwn(merged, name)) throw new Error(`Cannot unite the demo world: "${name}" is described twice`);
    merged[name] = value;
  }
  return merged;
}
