import { useInfiniteQuery, type InfiniteData, type UseInfiniteQueryResult } from "@tanstack/react-query";
import { api, read, urlOf } from "./client.ts";
import type { OwnEntriesAdded, OwnEntriesPage, OwnList } from "./schemas.ts";

export const OWN_LISTS_KEY = ["own-lists"] as const;
export const OWN_LISTS_EXPORT = urlOf("/v1/settings/own-lists/export", { query: {} });

export function useOwnEntries(list: OwnList): UseInfiniteQueryResult<InfiniteData<OwnEntriesPage>> {
  return useInfiniteQuery({
    queryKey: [...OWN_LISTS_KEY, list],
    queryFn: ({ pageParam: cursor, signal }) =>
      read(
        api.GET("/v1/settings/own-lists", {
          params: { query: { list, limit: 50, ...(cursor !== undefined && { cursor }) } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: (previous) => previous,
  });
}

/** `list` null: each line names its own. */
export function addOwnEntries(text: string, list: OwnList | null): Promise<OwnEntriesAdded> {
  return read(api.POST("/v1/settings/own-lists", { body: { text, ...(list !== null && { list }) } }));
}

export async function removeOwnEntry(list: OwnList, entry: string): Promise<void> {
  await read(api.DELETE("/v1/settings/own-lists/{list}/{entry}", { params: { path: { list, entry } } }));
}
