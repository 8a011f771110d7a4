import type { Expected } from "../unpacked-site.ts";

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
  /** Where it delivers to (transport(5)), and so whom it asks to verify a recipient. */
  readonly transport?: string;
  /** Asks the made-up DNS about us; other listeners ask none. */
  readonly asksDns?: boolean;
  /** Most processes; default 20. */
  readonly processes?: number;
  /** Its MX hosts: its own (default), one without a listener, or another site's. */
  readonly mx?: readonly string[];
  /** Verdicts by local part. */
  readonly expected: Readonly<Record<string, Expected>>;
}

export const OWN_MX = "own";
export const DEAD_MX = "dead";

/** Accepted, where a made-up name is not. */
export const YES: Expected = ["deliverable", "accepted", /2\.1\.5 Ok/];
export const NO: Expected = ["undeliverable", "mailbox_not_found", /User unknown/];
