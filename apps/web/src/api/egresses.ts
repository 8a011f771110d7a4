import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { api, read } from "./client.ts";
import type { Egress } from "./schemas.ts";

/** The sources that sessions speak from. */
export function useEgresses(): UseQueryResult<readonly Egress[]> {
  return useQuery({
    queryKey: ["egresses"],
    queryFn: async ({ signal }) => (await read(api.GET("/v1/egresses", { signal }))).egresses,
  });
}
