/** A source that sessions speak from. */
export interface Egress {
  readonly name: string;
  /** Null: the operating system chooses. */
  readonly bind_address: string | null;
  readonly helo_name: string;
  /** Empty is the null reverse-path. */
  readonly mail_from: string;
}

export type FindingState = "ok" | "warning" | "problem" | "skipped";

/** One thing that the doctor looked at. */
export interface Finding {
  readonly id: string;
  readonly title: string;
  readonly state: FindingState;
  readonly detail: string | null;
  /** What it does to the verification of addresses. */
  readonly meaning: string | null;
  readonly mend: string | null;
}

/** What the doctor says of this machine as a place to ask mail servers from. */
export interface Diagnosis {
  readonly checked_at: string;
  readonly verdict: "ok" | "warning" | "problem";
  readonly findings: readonly Finding[];
}
