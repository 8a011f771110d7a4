import { useInfiniteQuery, type InfiniteData, type UseInfiniteQueryResult } from "@tanstack/react-query";
import { api, read, urlOf } from "./client.ts";
import type { SuppressionsAdded, SuppressionsPage } from "./schemas.ts";
import { upload } from "./upload.ts";

export const SUPPRESSIONS_KEY = ["suppressions"] as const;
export const SUPPRESSIONS_EXPORT = urlOf("/v1/suppressions/export", { query: { format: "csv_excel" } });

export function useSuppressions(q: string): UseInfiniteQueryResult<InfiniteData<SuppressionsPage>> {
  return useInfiniteQuery({
    queryKey: [...SUPPRESSIONS_KEY, q],
    queryFn: ({ pageParam, signal }) =>
      read(api.GET("/v1/suppressions", { params: { query: { q, cursor: pageParam, limit: 100 } }, signal })),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: (previous) => previous,
  });
}

export function addSuppressions(entries: readonly string[], note: string): Promise<SuppressionsAdded> {
  return read(api.POST("/v1/suppressions", { body: { entries: [...entries], ...(note !== "" && { note }) } }));
}

export function importSuppressions(file: File): Promise<SuppressionsAdded> {
  return upload("/v1/suppressions/import", {}, file, file.name, () => {}).done;
}

export async function removeSuppression(entry: string): Promise<void> {
  await read(api.DELETE("/v1/suppressions/{entry}", { params: { path: { entry } } }));
}
