import type { QuoteProblem } from "./csv/csv-tokenizer.ts";
import type { PackedRows } from "./packed-rows.ts";
import type { RowPacker } from "./row-packer.ts";

/** Problems that are kept to be shown; the rest are only counted. */
export const NOTED_PROBLEMS = 100;

/** Records of one file, header included, and what was noticed while reading them. */
export interface RecordSource {
  readonly records: AsyncIterator<readonly string[][]>;
  readonly notices: RecordNotices;
  /** Packs the records from where `records` stands, in the place of it; null: there is no quicker way than through texts. */
  readonly pack: ((packer: RowPacker) => AsyncGenerator<PackedRows, void, undefined>) | null;
  close(): Promise<void>;
}

/** Filled while the records are read. */
export interface RecordNotices {
  /** The first `NOTED_PROBLEMS`. */
  readonly problems: QuoteProblem[];
  problemCount: number;
  repairedBytes: number;
}
