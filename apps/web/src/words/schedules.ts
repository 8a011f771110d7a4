import type { ContactFilter, Every, Reason, ScheduleInput, ScheduleTarget } from "../api/schemas.ts";
import { formatCount, plural } from "../format/number.ts";
import { wordsOf } from "./reasons.ts";
import { STATUS_WORDS, STATUSES } from "./statuses.ts";

export const EVERY_WORDS: Record<Every, string> = {
  weekly: "Every week",
  monthly: "Every month",
  quarterly: "Every quarter",
};

/** Which contacts a schedule checks; a deleted list has no name. */
export function targetWords(target: ScheduleTarget, listName: string | undefined): string {
  switch (target.type) {
    case "all":
      return "All contacts";
    case "list":
      return listName === undefined ? "One list" : `The list “${listName}”`;
    case "filter":
      return `Contacts: ${filterWords(target.filter)}`;
  }
}

export function filterWords({ q, status, reason, domain }: ContactFilter): string {
  const parts = [
    status !== undefined && statusLabel(status),
    reason !== undefined && wordsOf(reason as Reason).label.toLowerCase(),
    domain !== undefined && `at ${domain}`,
    q !== undefined && `with “${q}”`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? "all" : parts.join(", ");
}

/** Several statuses, separated by commas, are shown as they are. */
function statusLabel(status: string): string {
  const known = STATUSES.find((one) => one === status);
  return known === undefined ? status : STATUS_WORDS[known].label.toLowerCase();
}

export function dueWords(olderThanDays: number | null): string {
  return olderThanDays === null ? "Outdated results" : `Not checked for ${plural(olderThanDays, "day")}`;
}

export function spreadWords({
  spread_hours,
  daily_limit,
}: Pick<ScheduleInput, "spread_hours" | "daily_limit">): string {
  const parts = [
    spread_hours > 0 && `spread over ${plural(spread_hours, "hour")}`,
    daily_limit !== null && `at most ${formatCount(daily_limit)} a day`,
  ].filter((part) => part !== false);
  const words = parts.length === 0 ? "as fast as providers allow" : parts.join(", ");
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
