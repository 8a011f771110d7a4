import {
  useInfiniteQuery,
  useQuery,
  type InfiniteData,
  type UseInfiniteQueryResult,
  type UseQueryResult,
} from "@tanstack/react-query";
import { request, withQuery } from "./client.ts";
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
      request<ContactsPage>(
        withQuery("/v1/contacts", { ...filter, older_than_days: olderThanDays, cursor: pageParam }),
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: (previous) => previous,
  });
}

export function useContact(id: string): UseQueryResult<ContactRecord> {
  return useQuery({
    queryKey: contactKey(id),
    queryFn: ({ signal }) => request<ContactRecord>(contactPath(id), { signal }),
  });
}

export function recheckContact(id: string): Promise<Run> {
  return request(`${contactPath(id)}/recheck`, { method: "POST" });
}

/** Asks every contact again that fits and whose verdict is at least so old; null: whose verdict has gone stale. */
export function recheckContacts(filter: ContactFilter, olderThanDays: number | null): Promise<Run> {
  return request("/v1/contacts/recheck", { method: "POST", body: { filter, older_than_days: olderThanDays } });
}

function contactPath(id: string): string {
  return `/v1/contacts/${encodeURIComponent(id)}`;
}
