import {
  useInfiniteQuery,
  useQuery,
  type InfiniteData,
  type UseInfiniteQueryResult,
  type UseQueryResult,
} from "@tanstack/react-query";
import { api, read, urlOf, type ParamsOf } from "./client.ts";
import type { ChangeKind, ChangesPage, Run } from "./schemas.ts";

const BUSY_INTERVAL_MS = 2000;

/** A run, polled while it is under way. */
export function useRun(id: string | null): UseQueryResult<Run> {
  return useQuery({
    queryKey: ["run", id],
    queryFn: ({ signal }) => read(api.GET("/v1/runs/{id}", { params: { path: { id: id ?? "" } }, signal })),
    enabled: id !== null,
    refetchInterval: ({ state }) => (state.data === undefined || isUnderWay(state.data) ? BUSY_INTERVAL_MS : false),
  });
}

export function isUnderWay(run: Pick<Run, "state">): boolean {
  return run.state === "starting" || run.state === "running";
}

export function useChanges(
  runId: string,
  kind: ChangeKind | "",
  isBusy: boolean,
): UseInfiniteQueryResult<InfiniteData<ChangesPage>> {
  return useInfiniteQuery({
    queryKey: ["changes", runId, kind],
    queryFn: ({ pageParam, signal }) =>
      read(
        api.GET("/v1/runs/{id}/changes", {
          params: { path: { id: runId }, query: { kind, cursor: pageParam, limit: 100 } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: (previous) => previous,
    refetchInterval: isBusy ? BUSY_INTERVAL_MS * 2 : false,
  });
}

type ChangesFormat = NonNullable<NonNullable<ParamsOf<"/v1/runs/{id}/changes/export", "get">["query"]>["format"]>;

export function changesExportPath(runId: string, format: ChangesFormat): string {
  return urlOf("/v1/runs/{id}/changes/export", { path: { id: runId }, query: { format } });
}
