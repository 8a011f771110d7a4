import {
  useInfiniteQuery,
  useQuery,
  type InfiniteData,
  type UseInfiniteQueryResult,
  type UseQueryResult,
} from "@tanstack/react-query";
import { request, withQuery } from "./client.ts";
import type { Contact, ContactRecord } from "./types.ts";

interface ContactsPage {
  readonly contacts: readonly Contact[];
  readonly next_cursor: string | null;
}

export function useContacts(q: string, status: string): UseInfiniteQueryResult<InfiniteData<ContactsPage>> {
  return useInfiniteQuery({
    queryKey: ["contacts", q, status],
    queryFn: ({ pageParam, signal }) =>
      request<ContactsPage>(withQuery("/v1/contacts", { q, status, cursor: pageParam }), { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: (previous) => previous,
  });
}

export function useContact(id: string): UseQueryResult<ContactRecord> {
  return useQuery({
    queryKey: ["contact", id],
    queryFn: ({ signal }) => request<ContactRecord>(`/v1/contacts/${encodeURIComponent(id)}`, { signal }),
  });
}
