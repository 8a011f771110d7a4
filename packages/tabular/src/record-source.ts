import type { QuoteProblem } from "./csv/csv-dialect.ts";

/** Problems that are kept to be shown; the rest are only counted. */
export const NOTED_PROBLEMS = 100;

/** Records of one file, header included, and what was noticed while reading them. */
export interface RecordSource {
  readonly records: AsyncIterator<readonly string[][]>;
  readonly notices: RecordNotices;
  close(): Promise<void>;
}

/** Filled while the records are read. */
export interface RecordNotices {
  /** The first `NOTED_PROBLEMS`. */
  readonly problems: QuoteProblem[];
  problemCount: number;
  repairedBytes: number;
}
