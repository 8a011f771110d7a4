import {
  useInfiniteQuery,
  useQuery,
  type InfiniteData,
  type UseInfiniteQueryResult,
  type UseQueryResult,
} from "@tanstack/react-query";
import { request, withQuery } from "./client.ts";
import type { ChangesPage, Run } from "./schemas.ts";

const BUSY_INTERVAL_MS = 2000;

/** A run, looked at again while it goes on. */
export function useRun(id: string | null): UseQueryResult<Run> {
  return useQuery({
    queryKey: ["run", id],
    queryFn: ({ signal }) => request<Run>(runPath(id ?? ""), { signal }),
    enabled: id !== null,
    refetchInterval: ({ state }) => (state.data === undefined || isUnderWay(state.data) ? BUSY_INTERVAL_MS : false),
  });
}

export function isUnderWay(run: Pick<Run, "state">): boolean {
  return run.state === "starting" || run.state === "running";
}

export function useChanges(
  runId: string,
  kind: string,
  isBusy: boolean,
): UseInfiniteQueryResult<InfiniteData<ChangesPage>> {
  return useInfiniteQuery({
    queryKey: ["changes", runId, kind],
    queryFn: ({ pageParam, signal }) =>
      request<ChangesPage>(withQuery(`${runPath(runId)}/changes`, { kind, cursor: pageParam, limit: 100 }), { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: (previous) => previous,
    refetchInterval: isBusy ? BUSY_INTERVAL_MS * 2 : false,
  });
}

export function changesExportPath(runId: string, format: string): string {
  return withQuery(`${runPath(runId)}/changes/export`, { format });
}

function runPath(id: string): string {
  return `/v1/runs/${encodeURIComponent(id)}`;
}
