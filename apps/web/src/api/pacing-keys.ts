import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { api, read } from "./client.ts";
import type { PacingKey, PacingKeys } from "./schemas.ts";

const WATCH_INTERVAL_MS = 5000;

export const PACING_KEYS = ["pacing-keys"] as const;

export function usePacingKeys(q: string): UseQueryResult<PacingKeys> {
  return useQuery({
    queryKey: [...PACING_KEYS, q],
    queryFn: ({ signal }) => read(api.GET("/v1/pacing-keys", { params: { query: { q } }, signal })),
    refetchInterval: WATCH_INTERVAL_MS,
    placeholderData: (previous) => previous,
  });
}

/** Null: on all egresses. */
export function suspendKey(key: string, egress: string | null, minutes: number): Promise<PacingKey> {
  return read(
    api.POST("/v1/pacing-keys/{key}/suspend", {
      params: { path: { key } },
      body: { minutes, ...(egress !== null && { egress }) },
    }),
  );
}

export function resumeKey(key: string, egress: string): Promise<PacingKey> {
  return read(api.POST("/v1/pacing-keys/{key}/resume", { params: { path: { key } }, body: { egress } }));
}
