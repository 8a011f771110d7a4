import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { api, read } from "./client.ts";
import type { Health } from "./schemas.ts";

/** What is wrong with the installation now; read while `isEnabled`, that is, while somebody is signed in. */
export function useHealth(isEnabled: boolean): UseQueryResult<Health> {
  return useQuery({
    queryKey: ["health"],
    queryFn: ({ signal }) => read(api.GET("/v1/health", { signal })),
    refetchInterval: 30_000,
    enabled: isEnabled,
  });
}
