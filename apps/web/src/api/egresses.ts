import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { request } from "./client.ts";
import type { Egress, Egresses } from "./schemas.ts";

/** The sources that sessions speak from. */
export function useEgresses(): UseQueryResult<readonly Egress[]> {
  return useQuery({
    queryKey: ["egresses"],
    queryFn: async ({ signal }) => (await request<Egresses>("/v1/egresses", { signal })).egresses,
  });
}
