/** What the whole installation has before it: the same on every process, so that one of them is enough to ask. */
export interface Backlog {
  /** Runs that are not over, by state. */
  readonly runs: readonly { readonly state: string; readonly count: number }[];
  /** Addresses of those runs that have no answer yet. */
  readonly addressesOpen: number;
  /** Checks by state: waiting, due, held. */
  readonly checks: readonly { readonly state: string; readonly count: number }[];
  readonly lanesOpen: number;
  readonly suspensions: readonly {
    readonly provider: string | null;
    readonly because: string;
    readonly count: number;
  }[];
  /** How long the key that waits longest for a lane has had due work, seconds. */
  readonly oldestDueSeconds: number;
  /** Age of the oldest run that is not over, seconds. */
  readonly oldestRunSeconds: number;
  readonly workersAlive: number;
}
