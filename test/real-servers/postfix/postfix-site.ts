import type { Reason, Status } from "@rollcall/verdict";

/** What the export must say of an address, and what the server's own words must show. */
export type Expected = readonly [status: Status, reason: Reason, words?: RegExp];

/** A domain with an smtpd of its own, set up to show one kind of behaviour, and what must come of its addresses. */
export interface PostfixSite {
  readonly domain: string;
  /** What it shows, in a few words. */
  readonly about: string;
  /** Local parts that exist; "" stands for every name. */
  readonly mailboxes: readonly string[];
  /** How Postfix knows the domain (ADDRESS_CLASS_README); `foreign`: not at all. Default `virtual`. */
  readonly addressClass?: "virtual" | "local" | "alias" | "relay" | "foreign";
  /** Parameters of its smtpd or postscreen, over those in main.cf. */
  readonly options?: Readonly<Record<string, string>>;
  /** Default `smtpd`. */
  readonly program?: "smtpd" | "postscreen";
  /** Most processes; default 20. */
  readonly processes?: number;
  /** Its MX hosts: its own, one where nobody listens, or another site's. Default its own. */
  readonly mx?: readonly string[];
  /** Verdicts by local part. */
  readonly expected: Readonly<Record<string, Expected>>;
}

export const OWN_MX = "own";
export const DEAD_MX = "dead";
