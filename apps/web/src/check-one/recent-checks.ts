import { useCallback, useState } from "react";
import type { Reason, Status } from "../api/schemas.ts";
import { recall, remember } from "../kit/memory.ts";

export interface RecentCheck {
  readonly email: string;
  readonly status: Status;
  readonly reason: Reason;
  /** ISO 8601. */
  readonly at: string;
}

const RECENT_KEY = "rollcall.recent-checks";
const RECENT_LIMIT = 12;

interface Recent {
  readonly recent: readonly RecentCheck[];
  readonly add: (check: RecentCheck) => void;
  readonly clear: () => void;
}

/** The addresses last checked in this browser; they are stored nowhere else. */
export function useRecent(): Recent {
  const [recent, setRecent] = useState(() => parseRecent(recall(RECENT_KEY)));
  const add = useCallback((check: RecentCheck) => {
    const next = withRecent(parseRecent(recall(RECENT_KEY)), check);
    remember(RECENT_KEY, JSON.stringify(next));
    setRecent(next);
  }, []);
  const clear = useCallback(() => {
    remember(RECENT_KEY, null);
    setRecent([]);
  }, []);
  return { recent, add, clear };
}

/** Puts a check first; each address appears once. */
export function withRecent(recent: readonly RecentCheck[], check: RecentCheck): readonly RecentCheck[] {
  return [check, ...recent.filter(({ email }) => email !== check.email)].slice(0, RECENT_LIMIT);
}

/** Reads what is stored, which an older version may have written; drops what doesn't fit. */
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
