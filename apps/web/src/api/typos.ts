import {
  useInfiniteQuery,
  type InfiniteData,
  type QueryClient,
  type UseInfiniteQueryResult,
} from "@tanstack/react-query";
import { api, read } from "./client.ts";
import { listKey } from "./lists.ts";
import type { DecidedTypos, TypoAction, TypoPatternsPage, TyposPage, TypoState } from "./schemas.ts";

const typosKey = (id: string): readonly string[] => ["typos", id];

/** The kinds of slips in a list, the commonest first. */
export function useTypoPatterns(id: string): UseInfiniteQueryResult<InfiniteData<TypoPatternsPage>> {
  return useInfiniteQuery({
    queryKey: [...typosKey(id), "patterns"],
    queryFn: ({ pageParam: cursor, signal }) =>
      read(
        api.GET("/v1/lists/{id}/typos/patterns", { params: { path: { id }, query: { cursor, limit: 20 } }, signal }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}

/** `pattern` undefined: of every pattern. */
export function useTypos(
  id: string,
  pattern: string | undefined,
  state: TypoState,
): UseInfiniteQueryResult<InfiniteData<TyposPage>> {
  const query = { state, limit: 100, ...(pattern !== undefined && { pattern }) };
  return useInfiniteQuery({
    queryKey: [...typosKey(id), "of", pattern, state],
    queryFn: ({ pageParam: cursor, signal }) =>
      read(
        api.GET("/v1/lists/{id}/typos", {
          params: { path: { id }, query: { ...query, ...(cursor !== undefined && { cursor }) } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: (previous) => previous,
  });
}

/** Addresses by their contacts, or all of a pattern. */
export type TypoChoice = { readonly contact_ids: string[] } | { readonly pattern: string };

export function decideTypos(id: string, choice: TypoChoice, action: TypoAction): Promise<DecidedTypos> {
  return read(api.POST("/v1/lists/{id}/typos", { params: { path: { id } }, body: { ...choice, action } }));
}

/** After a decision: typos, results and the run have changed. */
export async function refreshTypos(queries: QueryClient, id: string): Promise<void> {
  await Promise.all(
    [typosKey(id), listKey(id), ["results", id]].map((queryKey) => queries.invalidateQueries({ queryKey })),
  );
}
