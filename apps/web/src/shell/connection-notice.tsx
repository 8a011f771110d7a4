import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore, type ReactElement } from "react";
import { serverReachable } from "../api/connection.ts";
import { isAlive } from "../api/stats.ts";
import { Notice } from "../kit/notice.tsx";

const ASK_INTERVAL_MS = 4000;

/** Shown while the server doesn't answer; refetches everything when it is back. */
export function ConnectionNotice(): ReactElement | null {
  const reachable = useSyncExternalStore(serverReachable.subscribe, serverReachable.get);
  const queries = useQueryClient();
  useEffect(() => {
    if (reachable) return undefined;
    const timer = setInterval(() => {
      void isAlive().then((alive) => {
        if (!alive) return undefined;
        serverReachable.set(true);
        return queries.invalidateQueries();
      });
    }, ASK_INTERVAL_MS);
    return () => clearInterval(timer);
  }, [reachable, queries]);
  if (reachable) return null;
  return (
    <div className="connection-notice">
      <Notice tone="warning" isLive title="No connection to Rollcall.">
        If the server is still running, checks continue. We'll reconnect automatically.
      </Notice>
    </div>
  );
}
