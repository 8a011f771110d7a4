import type { Retention } from "../api/schemas.ts";

/** Whether something is deleted under the new setting that would have stayed under the old one. */
export function isStricter(next: Retention, now: Retention): boolean {
  return days(next.list_days) < days(now.list_days) || days(next.history_days) < days(now.history_days);
}

const days = (value: number | null): number => value ?? Number.POSITIVE_INFINITY;
