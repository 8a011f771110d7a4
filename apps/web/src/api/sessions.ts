import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { api, read } from "./client.ts";
import type { OpenSession } from "./schemas.ts";

export const SESSIONS_KEY = ["sessions"] as const;

/** Signed-in browsers: those that signed in as this one did; for admins, all. The last used come first. */
export function useSessions(): UseQueryResult<readonly OpenSession[]> {
  return useQuery({
    queryKey: SESSIONS_KEY,
    queryFn: async ({ signal }) => (await read(api.GET("/v1/sessions", { signal }))).sessions,
  });
}

/** Signs a browser out. */
export async function endSession(id: string): Promise<void> {
  await read(api.DELETE("/v1/sessions/{id}", { params: { path: { id } } }));
}

/** Signs out every browser that signed in as this one did, this one included. */
export async function signOutEverywhere(): Promise<void> {
  await read(api.DELETE("/v1/sessions"));
}
