import {
  useInfiniteQuery,
  useQuery,
  type InfiniteData,
  type UseInfiniteQueryResult,
  type UseQueryResult,
} from "@tanstack/react-query";
import { request, withQuery } from "./client.ts";
import type { List, ListsPage, ResultsPage, Run, Summary } from "./schemas.ts";
import { upload } from "./upload.ts";

/** How often a page that shows something under way looks again. SSE is faster; this is the net under it. */
const BUSY_INTERVAL_MS = 5000;
/** A file is mostly read within seconds, and people wait for it. */
const IMPORT_INTERVAL_MS = 1000;
/** What fills the first screen comes first; whoever scrolls on gets more at a time. */
const FIRST_PAGE_ROWS = 100;
const NEXT_PAGE_ROWS = 500;

/** As many lists as are offered at a time; others are found by their names. */
const CHOICES = 50;

/** What narrows the table of results; absent means all. */
export interface ResultFilter {
  readonly status?: string | undefined;
  readonly reason?: string | undefined;
  readonly provider?: string | undefined;
  readonly domain?: string | undefined;
  readonly q?: string | undefined;
  readonly duplicates?: string | undefined;
}

export const LISTS_KEY = ["lists"] as const;
export const listKey = (id: string): readonly string[] => ["list", id];

/** Lists, newest first; those with `q` in their names. */
export function useLists(q: string): UseInfiniteQueryResult<InfiniteData<ListsPage>> {
  return useInfiniteQuery({
    queryKey: [...LISTS_KEY, "page", q],
    queryFn: ({ pageParam, signal }) =>
      request<ListsPage>(withQuery("/v1/lists", { cursor: pageParam, limit: 30, q }), { signal }),
    placeholderData: (previous) => previous,
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    refetchInterval: (query) =>
      query.state.data?.pages.some((page) => page.lists.some(isBusy)) === true ? BUSY_INTERVAL_MS : false,
  });
}

/** The latest lists with `q` in their names, for choosing one. */
export function useListChoices(q: string): UseQueryResult<ListsPage> {
  return useQuery({
    queryKey: [...LISTS_KEY, "choices", q],
    queryFn: ({ signal }) => request<ListsPage>(withQuery("/v1/lists", { limit: CHOICES, q }), { signal }),
    placeholderData: (previous) => previous,
  });
}

/** Null: none is asked for. */
export function useList(id: string | null): UseQueryResult<List> {
  return useQuery({
    queryKey: listKey(id ?? ""),
    queryFn: ({ signal }) => request<List>(listPath(id ?? ""), { signal }),
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
    queryFn: ({ signal }) => request<Summary>(`${listPath(id)}/summary`, { signal }),
    refetchInterval: busy ? BUSY_INTERVAL_MS * 2 : false,
  });
}

/** Beyond this many pages on screen, the table isn't fetched anew, page by page: people are reading further down. */
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
      return request<ResultsPage>(withQuery(`${listPath(id)}/results`, { ...filter, cursor, limit }), { signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: (previous) => previous,
    // Comparing all rows so far with each further page would halt the scrolling.
    structuralSharing: false,
    refetchOnWindowFocus: isShort,
    refetchOnReconnect: isShort,
    refetchInterval: (query) => (busy && isShort(query) ? BUSY_INTERVAL_MS * 2 : false),
  });
}

/** Something happens to this list without anybody's doing: it is being read, or its run goes on. */
function isBusy(list: List): boolean {
  return list.state === "importing" || list.run?.state === "running" || list.run?.state === "starting";
}

export interface NewList {
  readonly name: string;
  readonly columns: readonly number[];
  readonly fileName: string;
}

export function createList(
  file: Blob,
  list: NewList,
  onProgress: (share: number) => void,
): ReturnType<typeof upload<List>> {
  const path = withQuery("/v1/lists", {
    name: list.name,
    // The API counts columns from 1.
    column: list.columns.map((column) => column + 1).join(","),
    file_name: list.fileName,
    start: false,
  });
  return upload<List>(path, file, list.fileName, onProgress);
}

export function pasteList(text: string, name: string): Promise<List> {
  return request<List>("/v1/lists/paste", { method: "POST", body: { text, ...(name === "" ? {} : { name }) } });
}

export function renameList(id: string, name: string): Promise<List> {
  return request<List>(listPath(id), { method: "PATCH", body: { name } });
}

export function deleteList(id: string): Promise<void> {
  return request(listPath(id), { method: "DELETE" });
}

export function startList(id: string, recheck: boolean): Promise<Run> {
  return request<Run>(`${listPath(id)}/start`, { method: "POST", body: { recheck } });
}

export function controlRun(runId: string, action: "pause" | "resume" | "cancel"): Promise<Run> {
  return request<Run>(`/v1/runs/${encodeURIComponent(runId)}/${action}`, { method: "POST" });
}

export function runEventsPath(runId: string): string {
  return `/v1/runs/${encodeURIComponent(runId)}/events`;
}

export function exportPath(id: string, query: Parameters<typeof withQuery>[1]): string {
  return withQuery(`${listPath(id)}/export`, query);
}

function listPath(id: string): string {
  return `/v1/lists/${encodeURIComponent(id)}`;
}
