import { useCallback, useEffect, useReducer } from "react";
import { openEventStream } from "../api/event-stream.ts";
import type { CheckOne, Step } from "../api/schemas.ts";
import { nextProgress, NOT_STARTED, type CheckProgress } from "./check-progress.ts";
import { api, read, urlOf } from "../api/client.ts";

/** After this, the page asks whether to keep watching. */
const PATIENCE_MS = 30_000;
/** Polling beside the stream, in case that dies silently. */
const LOOK_INTERVAL_MS = 4000;

interface WatchedCheck {
  readonly progress: CheckProgress;
  readonly keepWatching: () => void;
  readonly stop: () => void;
}

/** Starts a check when mounted and watches it until the verdict, or until the user stops. */
export function useCheck(email: string, recheck: boolean): WatchedCheck {
  const [progress, dispatch] = useReducer(nextProgress, NOT_STARTED);
  const { phase, isOverdue } = progress;
  const id = progress.check?.id;

  useEffect(() => {
    const starting = new AbortController();
    startCheck(email, recheck, starting.signal).then(
      (check) => dispatch({ type: "read", check }),
      (error: unknown) => {
        if (!starting.signal.aborted) dispatch({ type: "failed", error });
      },
    );
    return () => starting.abort();
  }, [email, recheck]);

  const isWatching = phase === "watching";
  useEffect(() => {
    if (id === undefined || !isWatching) return undefined;
    const looking = new AbortController();
    const stream = openEventStream({
      url: checkEventsPath(id),
      on: {
        step: (step: Step | null) => {
          if (step !== null) dispatch({ type: "step", step });
        },
        verdict: (check: CheckOne | null) => {
          if (check !== null) dispatch({ type: "read", check });
        },
      },
      onState: (line) => dispatch({ type: "line", line }),
    });
    const timer = setInterval(() => {
      readCheck(id, looking.signal).then(
        (check) => dispatch({ type: "read", check }),
        () => undefined,
      );
    }, LOOK_INTERVAL_MS);
    return () => {
      stream.close();
      clearInterval(timer);
      looking.abort();
    };
  }, [id, isWatching]);

  const isWaiting = phase === "starting" || phase === "watching";
  useEffect(() => {
    if (!isWaiting || isOverdue) return undefined;
    const timer = setTimeout(() => dispatch({ type: "overdue" }), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [isWaiting, isOverdue]);

  const keepWatching = useCallback(() => dispatch({ type: "keep_watching" }), []);
  const stop = useCallback(() => dispatch({ type: "stop" }), []);
  return { progress, keepWatching, stop };
}

/** Starts the check of one address without waiting for the verdict: the steps are watched instead. */
function startCheck(email: string, recheck: boolean, signal: AbortSignal): Promise<CheckOne> {
  return read(api.POST("/v1/verify", { body: { email, recheck, timeout_ms: 0 }, signal }));
}

function readCheck(id: string, signal: AbortSignal): Promise<CheckOne> {
  return read(api.GET("/v1/verify/{id}", { params: { path: { id } }, signal }));
}

function checkEventsPath(id: string): string {
  return urlOf("/v1/verify/{id}/events", { path: { id } });
}
