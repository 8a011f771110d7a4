import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore, type ReactElement } from "react";
import { isReachable, onReachability, reportReachable } from "../api/reachability.ts";
import { isAlive } from "../api/stats.ts";
import { Notice } from "../kit/notice.tsx";

const ASK_INTERVAL_MS = 4000;

/** While the server doesn't answer, says so, asks again, and brings every page up to date when it is back. */
export function ConnectionNotice(): ReactElement | null {
  const reachable = useSyncExternalStore(onReachability, isReachable);
  const queries = useQueryClient();
  useEffect(() => {
    if (reachable) return undefined;
    const timer = setInterval(() => {
      void isAlive().then((alive) => {
        if (!alive) return undefined;
        reportReachable(true);
        return queries.invalidateQueries();
      });
    }, ASK_INTERVAL_MS);
    return () => clearInterval(timer);
  }, [reachable, queries]);
  if (reachable) return null;
  return (
    <div className="connection-notice">
      <Notice tone="warning" isLive title="No connection to Rollcall.">
        Runs go on without this page. It tries again by itself and catches up when the server is back.
      </Notice>
    </div>
  );
}
