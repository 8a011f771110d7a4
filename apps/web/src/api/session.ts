import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { request } from "./client.ts";
import type { Session } from "./schemas.ts";

const STALE_MS = 60_000;

/** Who this browser is to the server, and whether that matters to it. */
export function useSession(staleMs: number = STALE_MS): UseQueryResult<Session> {
  return useQuery({
    queryKey: ["session"],
    queryFn: ({ signal }) => request<Session>("/v1/session", { signal }),
    staleTime: staleMs,
  });
}

/** Shows a key and gets a cookie for it, which scripts can't read. */
export function signIn(key: string): Promise<void> {
  return request("/v1/session", { method: "POST", body: { key } });
}

export function signOut(): Promise<void> {
  return request("/v1/session", { method: "DELETE" });
}
