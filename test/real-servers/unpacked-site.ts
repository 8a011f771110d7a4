import type { Expected } from "./expected.ts";

/** A domain on a server of its own kind: what it shows, how it is set up, and what must come of its addresses. */
export interface UnpackedSite {
  readonly domain: string;
  readonly about: string;
  /** Local parts that exist; "*" stands for every name. */
  readonly mailboxes: readonly string[];
  /** What the server's own configuration language says of this site; where it goes is up to the server. */
  readonly setup?: string;
  /** Verdicts by local part. */
  readonly expected: Readonly<Record<string, Expected>>;
}
