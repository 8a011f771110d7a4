import type { Reason, Status } from "../api/schemas.ts";

export interface RecentCheck {
  readonly email: string;
  readonly status: Status;
  readonly reason: Reason;
  /** ISO 8601. */
  readonly at: string;
}

export const RECENT_KEY = "rollcall.recent-checks";
const RECENT_LIMIT = 12;

/** Adds a check at the front; an address is there once. */
export function withRecent(recent: readonly RecentCheck[], check: RecentCheck): readonly RecentCheck[] {
  return [check, ...recent.filter(({ email }) => email !== check.email)].slice(0, RECENT_LIMIT);
}

/** Reads what an older version or another hand may have stored; what doesn't fit is dropped. */
export function parseRecent(stored: string | null): readonly RecentCheck[] {
  try {
    const value: unknown = JSON.parse(stored ?? "[]");
    return Array.isArray(value) ? value.filter(isRecentCheck).slice(0, RECENT_LIMIT) : [];
  } catch {
    return [];
  }
}

function isRecentCheck(value: unknown): value is RecentCheck {
  if (typeof value !== "object" || value === null) return false;
  const { email, status, reason, at } = value as Partial<Record<keyof RecentCheck, unknown>>;
  return (
    typeof email === "string" &&
    typeof reason === "string" &&
    typeof at === "string" &&
    typeof status === "string" &&
    ["deliverable", "risky", "undeliverable", "unknown"].includes(status)
  );
}
