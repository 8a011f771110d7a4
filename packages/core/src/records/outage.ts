import type { MxHost } from "@rollcall/routing";

/** Nothing can be reached from an egress. */
export interface Outage {
  readonly egress: string;
  /** A sentence for the operator. */
  readonly reason: string;
  /** Hosts of some sites that could not be reached: one of them will show when it is over. */
  readonly sites: readonly (readonly MxHost[])[];
}
