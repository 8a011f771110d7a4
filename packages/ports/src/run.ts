/** How long a verdict stays good, by status, milliseconds; null: always ask. */
export interface FreshFor {
  readonly deliverable: number | null;
  readonly risky: number | null;
  readonly undeliverable: number | null;
}

export interface NewRun {
  readonly kind: "list" | "single" | "contacts";
  readonly listId: number | null;
  /** Contacts to ask; null: all of the list's. */
  readonly contactIds: readonly string[] | null;
  readonly priority: number;
  readonly watched: boolean;
  readonly freshFor: FreshFor;
}

export interface StartedRun {
  readonly runId: number;
  readonly total: number;
  readonly done: number;
}

/** Where a run stands. Counts of checks, not of rows. */
export interface RunProgress {
  readonly counts: readonly { readonly status: string; readonly reason: string; readonly count: number }[];
  /** Waiting for the DNS. */
  readonly resolving: number;
  /** May be asked now. */
  readonly due: number;
  /** In a session right now. */
  readonly held: number;
  /** Asked once at least, and to be asked again at a later time, by the reason. */
  readonly retry: readonly {
    readonly reason: string;
    readonly count: number;
    readonly nextAt: Date;
    readonly lastAt: Date;
  }[];
  /** Open checks by pacing key, most first, with the sites they spread over. */
  readonly backlog: readonly KeyBacklog[];
}

export interface KeyBacklog {
  readonly pacingKey: string;
  readonly provider: string | null;
  readonly open: number;
  /** May be asked now, or is in a session. */
  readonly due: number;
  /** The key's pacing state. */
  readonly state: unknown;
}

/** A run as it is stored. */
export interface Run {
  readonly id: number;
  readonly kind: string;
  readonly listId: number | null;
  /** starting, running, paused, cancelled or completed */
  readonly state: string;
  readonly total: number;
  readonly done: number;
  readonly createdAt: Date;
  readonly completedAt: Date | null;
}
