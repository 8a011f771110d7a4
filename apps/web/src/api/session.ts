import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { api, read } from "./client.ts";
import type { Session } from "./schemas.ts";

const STALE_MS = 60_000;

/** Who is signed in. */
export function useSession(staleMs: number = STALE_MS): UseQueryResult<Session> {
  return useQuery({
    queryKey: ["session"],
    queryFn: ({ signal }) => read(api.GET("/v1/session", { signal })),
    staleTime: staleMs,
  });
}

/** Trades a key for a cookie that scripts can't read. */
export async function signIn(key: string): Promise<void> {
  await read(api.POST("/v1/session", { body: { key } }));
}

/** Trades the token of a sign-in link for such a cookie; it works once. */
export async function followLink(token: string): Promise<void> {
  await read(api.POST("/v1/session/link", { body: { token } }));
}

export async function signOut(): Promise<void> {
  await read(api.DELETE("/v1/session"));
}
