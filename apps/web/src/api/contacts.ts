import {
  skipToken,
  useInfiniteQuery,
  useQuery,
  type InfiniteData,
  type UseInfiniteQueryResult,
  type UseQueryResult,
} from "@tanstack/react-query";
import { api, read } from "./client.ts";
import type { ContactFilter, ContactRecord, ContactsPage, Run } from "./schemas.ts";

export const CONTACTS_KEY = ["contacts"] as const;
export const contactKey = (id: string): readonly string[] => ["contact", id];

export function useContacts(
  filter: ContactFilter,
  olderThanDays: number | null,
): UseInfiniteQueryResult<InfiniteData<ContactsPage>> {
  return useInfiniteQuery({
    queryKey: [...CONTACTS_KEY, filter, olderThanDays],
    queryFn: ({ pageParam, signal }) =>
      read(
        api.GET("/v1/contacts", {
          params: { query: { ...filter, older_than_days: olderThanDays, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: (previous) => previous,
  });
}

/** Null: none. */
export function useContact(id: string | null): UseQueryResult<ContactRecord> {
  return useQuery({
    queryKey: contactKey(id ?? ""),
    queryFn:
      id === null
        ? skipToken
        : ({ signal }) => read(api.GET("/v1/contacts/{id}", { params: { path: { id } }, signal })),
  });
}

export function recheckContact(id: string): Promise<Run> {
  return read(api.POST("/v1/contacts/{id}/recheck", { params: { path: { id } } }));
}

/** Rechecks the contacts whose verdict is at least that old; null: whose verdict is outdated. */
export function recheckContacts(filter: ContactFilter, olderThanDays: number | null): Promise<Run> {
  return read(api.POST("/v1/contacts/recheck", { body: { filter, older_than_days: olderThanDays } }));
}
