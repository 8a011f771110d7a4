import type { Run, StatusCounts } from "../api/schemas.ts";
import { STATUSES } from "../words/statuses.ts";

/** A run's counts by status alone. */
export function statusTotals(counts: Run["counts"]): StatusCounts {
  return Object.fromEntries(STATUSES.map((status) => [status, counts[status]?.total ?? 0]));
}
