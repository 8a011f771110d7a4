import { type DomainDescription, type HostDescription, type MailWorld, startMailWorld } from "@rollcall/mailworld";
import type { HostManners, MailboxRules } from "@rollcall/mailworld";

/** Short enough for a test to wait for. */
const GREYLIST_MS = 2_500;
/** Slow enough to catch a process in a session. */
const SLOW_REPLY_MS = 120;
const SLOW_SITES = 4;

/**
 * A mail world for the command line: `plain.zz` knows anna, ben and clara, `full.zz` has a full mailbox, `every.zz` is
 * a catch-all, `grey.zz` greylists, `gone.zz` accepts no mail, `slow0.zz` and following reply slowly. Everything else
 * does not exist.
 */
export async function startSmallWorld(): Promise<MailWorld> {
  const domains: Record<string, DomainDescription> = { "gone.zz": { route: { type: "null_mx" } } };
  const hosts: Record<string, HostDescription> = {};
  const add = (name: string, mailboxes: MailboxRules, manners: HostManners = {}): void => {
    domains[name] = { route: { type: "mx", records: [{ host: `mx.${name}`, preference: 10 }] }, mailboxes };
    hosts[`mx.${name}`] = { manners };
  };
  const people: MailboxRules = { known: { anna: "exists", ben: "exists", clara: "exists" } };
  add("plain.zz", people);
  add("full.zz", { known: { anna: "full" } });
  add("every.zz", { otherwise: "accept" }, { style: "exim" });
  add("grey.zz", people, { greylist: { delayMs: GREYLIST_MS, words: "postgrey", key: "client" } });
  for (let site = 0; site < SLOW_SITES; site += 1) {
    add(`slow${site}.zz`, { known: slowPeople() }, { rcptDelayMs: SLOW_REPLY_MS });
  }
  return await startMailWorld({ name: "small", domains, hosts });
}

/** Every third one does not exist. */
function slowPeople(): NonNullable<MailboxRules["known"]> {
  const people = Array.from({ length: 300 }, (_, index) => index).filter((index) => index % 3 !== 0);
  return Object.fromEntries(people.map((index) => [`person${index}`, "exists"]));
}

/** Addresses spread over the slow sites: enough work to interrupt. */
export function slowAddresses(first: number, count: number): string[] {
  return Array.from({ length: count }, (_, at) => `person${first + at}@slow${at % SLOW_SITES}.zz`);
}
