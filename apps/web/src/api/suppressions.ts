import { useInfiniteQuery, type InfiniteData, type UseInfiniteQueryResult } from "@tanstack/react-query";
import { request, withQuery } from "./client.ts";
import type { SuppressionsAdded, SuppressionsPage } from "./schemas.ts";
import { upload } from "./upload.ts";

export const SUPPRESSIONS_KEY = ["suppressions"] as const;
export const SUPPRESSIONS_EXPORT = "/v1/suppressions/export";

export function useSuppressions(q: string): UseInfiniteQueryResult<InfiniteData<SuppressionsPage>> {
  return useInfiniteQuery({
    queryKey: [...SUPPRESSIONS_KEY, q],
    queryFn: ({ pageParam, signal }) =>
      request<SuppressionsPage>(withQuery("/v1/suppressions", { q, cursor: pageParam, limit: 100 }), { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: (previous) => previous,
  });
}

export function addSuppressions(entries: readonly string[], note: string): Promise<SuppressionsAdded> {
  return request("/v1/suppressions", { method: "POST", body: { entries, ...(note === "" ? {} : { note }) } });
}

export function importSuppressions(file: File): Promise<SuppressionsAdded> {
  return upload<SuppressionsAdded>("/v1/suppressions/import", file, file.name, () => {}).done;
}

export function removeSuppression(entry: string): Promise<void> {
  return request(`/v1/suppressions/${encodeURIComponent(entry)}`, { method: "DELETE" });
}
