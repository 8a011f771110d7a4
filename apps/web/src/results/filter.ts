import type { Duplicates, ResultFilter } from "../api/lists.ts";
import { REASON_WORDS } from "../words/reasons.ts";
import { STATUS_WORDS } from "../words/statuses.ts";

const NAMES = ["status", "reason", "provider", "domain", "q", "duplicates"] as const;

const DUPLICATES: ReadonlySet<string> = new Set<Duplicates>(["true", "false", "only"]);

export type FilterName = (typeof NAMES)[number];

/** Changes some of the filters; null removes one. */
export type ChangeFilter = (change: Partial<Record<FilterName, string | null>>) => void;

/** The filter in the page's address, from which it can be shared and survives a reload. Unknown values are ignored. */
export function filterFrom(search: URLSearchParams): ResultFilter {
  return Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = search.get(name)?.trim() ?? "";
      return value === "" || !isKnown(name, value) ? [] : [[name, value]];
    }),
  );
}

function isKnown(name: FilterName, value: string): boolean {
  if (name === "status") return Object.hasOwn(STATUS_WORDS, value);
  if (name === "reason") return Object.hasOwn(REASON_WORDS, value);
  return name !== "duplicates" || DUPLICATES.has(value);
}

/** The page's address with some filters changed. A reason belongs to one status: another status drops it. */
export function withFilter(
  search: URLSearchParams,
  change: Partial<Record<FilterName, string | null>>,
): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const [name, value] of Object.entries(change)) {
    if (value === null || value === "") next.delete(name);
    else next.set(name, value);
  }
  if ("status" in change && !("reason" in change)) next.delete("reason");
  return next;
}

/** Null where the value is set already: a second press removes it. */
export function toggled(filter: ResultFilter, name: FilterName, value: string): string | null {
  return filter[name] === value ? null : value;
}

export function isFiltered(filter: ResultFilter): boolean {
  return NAMES.some((name) => filter[name] !== undefined);
}
