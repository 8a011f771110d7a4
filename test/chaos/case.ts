/** What a case has shown. */
export interface Shown {
  readonly name: string;
  readonly held: boolean;
  readonly figures: string;
  /** The folder with the logs of its processes. */
  readonly logs: string;
}

export interface CaseOptions {
  readonly backend: "redis" | "postgres";
  /** Factor on the case's numbers of addresses. */
  readonly scale: number;
}

/** A case: something bad happens, and something must hold nevertheless. */
export interface Case {
  readonly name: string;
  readonly mustShow: string;
  /** Tells what it shows as it comes. */
  readonly run: (options: CaseOptions, show: (shown: Shown) => void) => Promise<void>;
}
