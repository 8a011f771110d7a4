import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { request, withQuery } from "./client.ts";
import type { Contact, ContactRecord } from "./types.ts";

interface ContactsPage {
  readonly contacts: readonly Contact[];
  readonly next_cursor: string | null;
}

export const contactsQuery = (q: string, status: string) =>
  infiniteQueryOptions({
    queryKey: ["contacts", q, status],
    queryFn: ({ pageParam, signal }) =>
      request<ContactsPage>(withQuery("/v1/contacts", { q, status, cursor: pageParam }), { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: (previous) => previous,
  });

export const contactQuery = (id: string) =>
  queryOptions({
    queryKey: ["contact", id],
    queryFn: ({ signal }) => request<ContactRecord>(`/v1/contacts/${encodeURIComponent(id)}`, { signal }),
  });
