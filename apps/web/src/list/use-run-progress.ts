import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { openEventStream, type StreamState } from "../api/event-stream.ts";
import { listKey, LISTS_KEY, runEventsPath } from "../api/lists.ts";
import type { List, Run } from "../api/schemas.ts";

/** Keeps a list's run up to date while it is under way. Gives how the line to the server is. */
export function useRunProgress(list: List | undefined): StreamState {
  const queries = useQueryClient();
  const [line, setLine] = useState<StreamState>("connecting");
  const id = list?.id;
  const runId = list?.run?.id;
  const state = list?.run?.state;
  const isActive = state === "starting" || state === "running" || state === "paused";
  useEffect(() => {
    if (id === undefined || runId === undefined || !isActive) return undefined;
    const refresh = (): void => {
      void queries.invalidateQueries({ queryKey: listKey(id) });
      void queries.invalidateQueries({ queryKey: ["summary", id] });
      void queries.invalidateQueries({ queryKey: ["results", id] });
      void queries.invalidateQueries({ queryKey: LISTS_KEY });
    };
    const stream = openEventStream({
      url: runEventsPath(runId),
      on: {
        progress: (run: Run | null) => {
          if (run === null) return;
          queries.setQueryData<List>(listKey(id), (now) => now && { ...now, run });
          if (run.state === "completed" || run.state === "cancelled") refresh();
        },
        end: refresh,
      },
      onState: setLine,
    });
    return () => stream.close();
  }, [id, runId, isActive, queries]);
  return line;
}
