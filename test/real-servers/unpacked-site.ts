import type { Reason, Status } from "@rollcall/verdict";

/** An address's expected verdict, and what the server's words must show. */
export type Expected = readonly [status: Status, reason: Reason, words?: RegExp];

/** A test domain: what it demonstrates, its set-up, and the expected verdicts. */
export interface UnpackedSite {
  readonly domain: string;
  readonly about: string;
  /** Existing local parts; "*": every name. */
  readonly mailboxes: readonly string[];
  /** Configuration of this site, in the server's own language. */
  readonly setup?: string;
  /** Verdicts by local part. */
  readonly expected: Readonly<Record<string, Expected>>;
}
