import type { Reason, Status } from "@rollcall/verdict";

/** What is so of a mailbox. A catch-all takes every name: `any`. */
type Truth = "exists" | "missing" | "full" | "disabled" | "any";

/** The truth about an address, and what must be said of it. An `unknown` says nothing, so it is never harmful. */
export interface Told {
  readonly truth: Truth;
  readonly status: Status;
  readonly reason: Reason;
}

/** One way to set a server up, with a domain of its own. */
export interface Manner {
  /** Unique among the server's; its domain is made from it. */
  readonly name: string;
  readonly about: string;
  /** The truth, by local part. */
  readonly addresses: Readonly<Record<string, Told>>;
}

/** Where a server listens. */
export interface Listening {
  readonly host: string;
  readonly port: number;
}

/** What a server gets to be started with. */
export interface Place<M extends Manner = Manner> {
  /** Where its packages are. */
  readonly packages: string;
  /** A folder of its own, empty. */
  readonly folder: string;
  /** Each manner with its domain. */
  readonly houses: readonly House<M>[];
}

export interface House<M extends Manner = Manner> {
  readonly manner: M;
  readonly domain: string;
}

export interface StartedServer {
  /** Where each domain's mail host listens. */
  readonly at: ReadonlyMap<string, Listening>;
  readonly stop: () => Promise<void>;
}

/** A mail server that nobody of this project wrote. */
export interface ZooServer<M extends Manner = Manner> {
  readonly name: string;
  /** Who brings it: npm, Debian, PyPI, Maven Central, Go. */
  readonly from: string;
  readonly manners: readonly M[];
  /** Puts its packages into a folder, unless they are there; rejects where they can't be had. */
  readonly bring: (packages: string) => Promise<void>;
  readonly start: (place: Place<M>) => Promise<StartedServer>;
}

export const EXISTS: Told = { truth: "exists", status: "deliverable", reason: "accepted" };
export const MISSING: Told = { truth: "missing", status: "undeliverable", reason: "mailbox_not_found" };
/** Missing, in words that leave it open for as long as anybody asks. */
export const NOT_TOLD: Told = { truth: "missing", status: "unknown", reason: "gave_up" };
export const FULL: Told = { truth: "full", status: "risky", reason: "mailbox_full" };
export const DISABLED: Told = { truth: "disabled", status: "undeliverable", reason: "mailbox_disabled" };
const ANY: Told = { truth: "any", status: "risky", reason: "catch_all" };

/** People of the most houses, and names that nobody has. */
export const PEOPLE: Readonly<Record<string, Told>> = {
  anna: EXISTS,
  berta: EXISTS,
  carla: EXISTS,
  dora: EXISTS,
  "no-anna": MISSING,
  "no-berta": MISSING,
  "no-carla": MISSING,
};

/** The same names where every one is accepted. */
export const ANYBODY: Readonly<Record<string, Told>> = Object.fromEntries(
  Object.keys(PEOPLE).map((name) => [name, ANY]),
);

/** The local parts that a server is to know: all but those that are missing. */
export const knownNames = ({ addresses }: Manner): readonly string[] =>
  Object.entries(addresses).flatMap(([name, { truth }]) => (truth === "missing" ? [] : [name]));
