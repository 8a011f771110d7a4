import type { PartitionCounts } from "./rewrite-partition.ts";

const DAY_MS = 86_400_000;

/** From how many rows on a partition is purged as a whole, and how often at most. */
export interface PurgeLimits {
  readonly largeRows: number;
  readonly wholeEveryDays: number;
  /** A verdict that is older than this and the retention does not wait for the others of its partition. */
  readonly waitDays: number;
}

/** Rows of a smaller partition are deleted within minutes. A month, its purge once a day, and the day until it is superseded for good. */
export const PURGE_LIMITS: PurgeLimits = { largeRows: 1_000_000, wholeEveryDays: 30, waitDays: 33 };

/** A partition before it is purged. */
export interface PartitionState {
  /** New rows still go to it. */
  readonly isCurrent: boolean;
  /** Roughly. */
  readonly rows: number;
  /** Times of the first and the last row that are in it. */
  readonly oldest: Date;
  readonly newest: Date;
  /** When it was last purged as a whole; null: never. */
  readonly wholeAt: Date | null;
  readonly now: Date;
  /** What is older is deleted if it does not stand. */
  readonly before: Date;
}

/**
 * How a partition is purged. A small one row by row, every time. A large one as a whole as soon as all of it is old enough, and then
 * every month, for what has been superseded since: so its verdicts stay `waitDays` longer at most. One that holds more than a month,
 * such as the table from before an upgrade, loses its rows one by one until then.
 */
export function purgePlan(state: PartitionState, limits: PurgeLimits): "rows" | "whole" | "later" {
  const { now, before, oldest, newest, wholeAt } = state;
  if (state.rows < limits.largeRows) return "rows";
  if (state.isCurrent || newest >= before)
    return oldest.getTime() < before.getTime() - limits.waitDays * DAY_MS ? "rows" : "later";
  return wholeAt === null || now.getTime() - wholeAt.getTime() >= limits.wholeEveryDays * DAY_MS ? "whole" : "later";
}

/** Heap tuples are at most about 2 kB (TOAST_TUPLE_THRESHOLD), so a full page has four: half of that is mostly empty space. */
const SPARSE_ROWS_PER_PAGE = 2;
/** 8 MB. */
const WORTH_PAGES = 1_000;

/** Whether rows of a partition leave so much empty space that it should be returned to the disk: nothing will be inserted there. */
export function isSparse(rows: number, pages: number): boolean {
  return pages >= WORTH_PAGES && rows < pages * SPARSE_ROWS_PER_PAGE;
}

/** Copying what stands costs less than deleting the rest, or returns much space. */
export function paysToRewrite({ rows, standing, pages }: PartitionCounts): boolean {
  return rows - standing >= rows / 4 || isSparse(standing, pages);
}
