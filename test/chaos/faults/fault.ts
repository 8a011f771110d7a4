import type { RunningIngest } from "../processes.ts";
import type { Stage, StageRequest } from "../stage.ts";

/** An installation with a run under way. */
export interface Field {
  readonly stage: Stage;
  readonly ingest: RunningIngest;
}

/** Something bad, which passes. */
export interface Fault {
  readonly name: string;
  /** What the operator must be told by a log line, /readyz or /v1/health; null: nothing, since nobody has to do anything. */
  readonly mustSay: RegExp | null;
  /** Does it, waits by `hold`, and ends it. */
  readonly strike: (field: Field, hold: (ms: number) => Promise<void>) => Promise<void>;
  /** Backends of the queues that it concerns; absent: both. */
  readonly backends?: readonly StageRequest["backend"][];
  /** Answers that are recorded when it strikes, as a share; default: a tenth. */
  readonly startShare?: number;
  /** What the stage needs. */
  readonly stage?: (backend: StageRequest["backend"]) => Promise<Partial<StageRequest>>;
  /** Undoes `stage`. */
  readonly clean?: () => Promise<void>;
  /** Why it can't be tried on this machine; null: it can. */
  readonly lack?: () => string | null;
}
