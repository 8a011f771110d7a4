import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { api, read } from "./client.ts";
import type { Stats } from "./schemas.ts";

export function useStats(): UseQueryResult<Stats> {
  return useQuery({
    queryKey: ["stats"],
    queryFn: ({ signal }) => read(api.GET("/v1/stats", { signal })),
    refetchInterval: 30_000,
  });
}

/** Whether the server answers at all. */
export async function isAlive(): Promise<boolean> {
  try {
    const response = await fetch("/livez", { signal: AbortSignal.timeout(5000) });
    return response.ok;
  } catch {
    return false;
  }
}
