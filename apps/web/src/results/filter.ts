import type { ResultFilter } from "../api/lists.ts";

const NAMES = ["status", "reason", "provider", "domain", "q", "duplicates"] as const;

export type FilterName = (typeof NAMES)[number];

/** Changes some of the filters; null takes one away. */
export type ChangeFilter = (change: Partial<Record<FilterName, string | null>>) => void;

/** The filter stands in the page's address, so that it can be shared and survives a reload. */
export function filterFrom(search: URLSearchParams): ResultFilter {
  return Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = search.get(name)?.trim() ?? "";
      return value === "" ? [] : [[name, value]];
    }),
  );
}

/**
 * The page's address with parts of the filter changed; null takes a part away. A reason belongs to one status, so choosing
 * another status lets go of the reason.
 */
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

/** A part pressed again is taken away. */
export function toggled(filter: ResultFilter, name: FilterName, value: string): string | null {
  return filter[name] === value ? null : value;
}

export function isFiltered(filter: ResultFilter): boolean {
  return NAMES.some((name) => filter[name] !== undefined);
}
