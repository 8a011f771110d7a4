import type { ContactFilter } from "../api/schemas.ts";

export interface ContactNarrowing {
  readonly filter: ContactFilter;
  /** Checked at least that many days ago; null: any. */
  readonly olderThanDays: number | null;
}

export const AGES = [7, 14, 30, 60, 90, 180] as const;

const PARTS = ["q", "status", "reason", "domain"] as const;

/** The filter in the page's address; unknown parts are ignored. */
export function narrowingFrom(search: URLSearchParams): ContactNarrowing {
  const filter = Object.fromEntries(
    PARTS.map((part) => [part, search.get(part)?.trim() ?? ""]).filter(([, value]) => value !== ""),
  );
  const days = Number(search.get("older_than_days"));
  return { filter, olderThanDays: Number.isInteger(days) && days > 0 ? days : null };
}

export function isNarrowed({ filter, olderThanDays }: ContactNarrowing): boolean {
  return olderThanDays !== null || Object.keys(filter).length > 0;
}

/** The page's address with some parts changed; null removes one. */
export function withParts(search: URLSearchParams, parts: Readonly<Record<string, string | null>>): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const [name, value] of Object.entries(parts)) {
    if (value === null || value === "") next.delete(name);
    else next.set(name, value);
  }
  return next;
}
