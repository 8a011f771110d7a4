import { useCallback, useState } from "react";
import { recall, remember } from "../kit/memory.ts";
import { parseRecent, RECENT_KEY, withRecent, type RecentCheck } from "./recent-checks.ts";

interface Recent {
  readonly recent: readonly RecentCheck[];
  readonly add: (check: RecentCheck) => void;
  readonly clear: () => void;
}

/** The addresses checked last in this browser. They are nowhere else. */
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
