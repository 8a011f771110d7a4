import type { Shape } from "./shapes.ts";
import type { WireBooks } from "./wire.ts";

/** Who is measured. */
export type Side = "Rollcall, Redis" | "Rollcall, PostgreSQL" | Peer;
type Peer = "check-if-email-exists" | NpmPeer;
export type NpmPeer = "@devmehq/email-validator-js" | "deep-email-validator";

export const SIDES: readonly Side[] = [
  "Rollcall, Redis",
  "Rollcall, PostgreSQL",
  "check-if-email-exists",
  "@devmehq/email-validator-js",
  "deep-email-validator",
];

/** One measurement: one side, one list, one wire. */
export interface Job {
  readonly side: Side;
  /** The peer's program or folder; of no meaning for Rollcall. */
  readonly at: string;
  readonly shape: Shape;
  readonly rows: number;
  readonly roundTripMs: number;
  /** Sessions that a key may have at Rollcall, checks at once at the others. */
  readonly connections: number;
  /** In a network and mount namespace of its own, with the usual ports; else on the machine's loopback, with free ones. */
  readonly isApart: boolean;
}

/** What a side says of a list: addresses that exist, that don't, and that it can't tell, and how long it took. */
export interface Outcome {
  readonly seconds: number;
  readonly found: number;
  readonly missing: number;
  readonly unknown: number;
  /** When Rollcall recorded its first and last answer (rc_checked_at), by the machine's clock; others don't tell. */
  readonly answers?: { readonly firstMs: number; readonly lastMs: number };
}

/** A measurement, or what the side said when it failed. */
export type Measured =
  | { readonly type: "measured"; readonly outcome: Outcome; readonly books: WireBooks }
  | { readonly type: "failed"; readonly why: string };
