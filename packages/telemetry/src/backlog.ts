/** The installation's backlog. The same for every process, so scraping one is enough. */
export interface Backlog {
  /** Unfinished runs by state. */
  readonly runs: readonly { readonly state: string; readonly count: number }[];
  /** Unanswered addresses of those runs. */
  readonly addressesOpen: number;
  /** Checks by state: waiting, due, held. */
  readonly checks: readonly { readonly state: string; readonly count: number }[];
  readonly lanesOpen: number;
  readonly suspensions: readonly {
    readonly provider: string | null;
    readonly because: string;
    readonly count: number;
  }[];
  /** Age in seconds of the oldest due work of a key that waits for a lane. */
  readonly oldestDueSeconds: number;
  /** Age in seconds of the oldest unfinished run. */
  readonly oldestRunSeconds: number;
  readonly workersAlive: number;
}
