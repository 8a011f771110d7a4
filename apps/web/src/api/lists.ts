import {
  useInfiniteQuery,
  useQuery,
  type InfiniteData,
  type UseInfiniteQueryResult,
  type UseQueryResult,
} from "@tanstack/react-query";
import { api, read, urlOf, type ParamsOf } from "./client.ts";
import type { List, ListsPage, Reason, ResultsPage, Run, Status, Summary } from "./schemas.ts";
import { upload } from "./upload.ts";

/** Polling while something is under way, beside the event stream. */
const BUSY_INTERVAL_MS = 5000;
/** Most imports take seconds. */
const IMPORT_INTERVAL_MS = 1000;
/** Enough for the first screen; later pages are larger. */
const FIRST_PAGE_ROWS = 100;
const NEXT_PAGE_ROWS = 500;

/** Lists offered at a time; others are found by name. */
const CHOICES = 50;

/** The filter of the result table. */
export interface ResultFilter {
  readonly status?: Status;
  readonly reason?: Reason;
  readonly provider?: string;
  readonly domain?: string;
  readonly q?: string;
  readonly duplicates?: Duplicates;
}

export type Duplicates = NonNullable<NonNullable<ParamsOf<"/v1/lists/{id}/results", "get">["query"]>["duplicates"]>;

export const LISTS_KEY = ["lists"] as const;
export const listKey = (id: string): readonly string[] => ["list", id];

/** Lists with `q` in their names, newest first; with a tag, unless it is null. */
export function useLists(q: string, tag: string | null): UseInfiniteQueryResult<InfiniteData<ListsPage>> {
  return useInfiniteQuery({
    queryKey: [...LISTS_KEY, "page", q, tag],
    queryFn: ({ pageParam, signal }) => {
      const query = { cursor: pageParam, limit: 30, q, ...(tag !== null && { tag }) };
      return read(api.GET("/v1/lists", { params: { query }, signal }));
    },
    placeholderData: (previous) => previous,
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    refetchInterval: (query) =>
      query.state.data?.pages.some((page) => page.lists.some(isBusy)) === true ? BUSY_INTERVAL_MS : false,
  });
}

/** The latest lists with `q` in their names, to choose from. */
export function useListChoices(q: string): UseQueryResult<ListsPage> {
  return useQuery({
    queryKey: [...LISTS_KEY, "choices", q],
    queryFn: ({ signal }) => read(api.GET("/v1/lists", { params: { query: { limit: CHOICES, q } }, signal })),
    placeholderData: (previous) => previous,
  });
}

/** Null: none. */
export function useList(id: string | null): UseQueryResult<List> {
  return useQuery({
    queryKey: listKey(id ?? ""),
    queryFn: ({ signal }) => read(api.GET("/v1/lists/{id}", { params: { path: { id: id ?? "" } }, signal })),
    enabled: id !== null,
    refetchInterval: ({ state }) => {
      if (state.data === undefined || !isBusy(state.data)) return false;
      return state.data.state === "importing" ? IMPORT_INTERVAL_MS : BUSY_INTERVAL_MS;
    },
  });
}

export function useSummary(id: string, busy: boolean): UseQueryResult<Summary> {
  return useQuery({
    queryKey: ["summary", id],
    queryFn: ({ signal }) => read(api.GET("/v1/lists/{id}/summary", { params: { path: { id } }, signal })),
    refetchInterval: busy ? BUSY_INTERVAL_MS * 2 : false,
  });
}

/** With more pages than this loaded, the table isn't refetched. */
const REFRESHED_PAGES = 2;

export function useResults(
  id: string,
  filter: ResultFilter,
  busy: boolean,
): UseInfiniteQueryResult<InfiniteData<ResultsPage>> {
  const isShort = (query: { readonly state: { readonly data?: InfiniteData<ResultsPage> | undefined } }): boolean =>
    (query.state.data?.pages.length ?? 0) <= REFRESHED_PAGES;
  return useInfiniteQuery({
    queryKey: ["results", id, filter],
    queryFn: ({ pageParam: cursor, signal }) => {
      const limit = cursor === null ? FIRST_PAGE_ROWS : NEXT_PAGE_ROWS;
      return read(
        api.GET("/v1/lists/{id}/results", { params: { path: { id }, query: { ...filter, cursor, limit } }, signal }),
      );
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: (previous) => previous,
    // Comparing all loaded rows with each new page would block scrolling.
    structuralSharing: false,
    refetchOnWindowFocus: isShort,
    refetchOnReconnect: isShort,
    refetchInterval: (query) => (busy && isShort(query) ? BUSY_INTERVAL_MS * 2 : false),
  });
}

/** Whether the list changes by itself: it is being imported or checked. */
function isBusy(list: List): boolean {
  return list.state === "importing" || list.run?.state === "running" || list.run?.state === "starting";
}

export interface NewList {
  readonly name: string;
  readonly columns: readonly number[];
  readonly fileName: string;
  /** How the file is read, where that is chosen. */
  readonly reading: ParamsOf<"/v1/lists/preview", "post">["query"];
}

export function createList(
  file: Blob,
  list: NewList,
  onProgress: (share: number) => void,
): ReturnType<typeof upload<"/v1/lists">> {
  const query = {
    name: list.name,
    // The API counts columns from 1.
    ...list.reading,
    column: list.columns.map((column) => column + 1).join(","),
    file_name: list.fileName,
    start: "false",
  } as const;
  return upload("/v1/lists", { query }, file, list.fileName, onProgress);
}

export function pasteList(text: string, name: string): Promise<List> {
  return read(api.POST("/v1/lists/paste", { body: { text, ...(name !== "" && { name }) } }));
}

export function renameList(id: string, name: string): Promise<List> {
  return read(api.PATCH("/v1/lists/{id}", { params: { path: { id } }, body: { name } }));
}

export function labelList(id: string, labels: { readonly tags: string[]; readonly note: string }): Promise<List> {
  return read(api.PATCH("/v1/lists/{id}", { params: { path: { id } }, body: labels }));
}

export async function deleteList(id: string): Promise<void> {
  await read(api.DELETE("/v1/lists/{id}", { params: { path: { id } } }));
}

export function startList(id: string, recheck: boolean): Promise<Run> {
  return read(api.POST("/v1/lists/{id}/start", { params: { path: { id } }, body: { recheck } }));
}

export type RunAction = "pause" | "resume" | "finish" | "cancel";

export function controlRun(runId: string, action: RunAction): Promise<Run> {
  return read(api.POST(`/v1/runs/{id}/${action}`, { params: { path: { id: runId } } }));
}

export function runEventsPath(runId: string): string {
  return urlOf("/v1/runs/{id}/events", { path: { id: runId } });
}

export type ExportQuery = NonNullable<ParamsOf<"/v1/lists/{id}/export", "get">["query"]>;

export function exportPath(id: string, query: ExportQuery): string {
  return urlOf("/v1/lists/{id}/export", { path: { id }, query });
}
