/** Result of a case. */
export interface Shown {
  readonly name: string;
  /** Null: it could not be tried, as `figures` says. */
  readonly held: boolean | null;
  readonly figures: string;
  /** Folder of its processes' logs. */
  readonly logs: string;
}

export interface CaseOptions {
  readonly backend: "redis" | "postgres";
  /** Scale of the numbers of addresses. */
  readonly scale: number;
}

/** A case: a fault, and an invariant that must survive it. */
export interface Case {
  readonly name: string;
  readonly mustShow: string;
  /** Reports progress. */
  readonly run: (options: CaseOptions, show: (shown: Shown) => void) => Promise<void>;
}
