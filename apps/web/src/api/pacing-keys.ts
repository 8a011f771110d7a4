import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { request, withQuery } from "./client.ts";
import type { PacingKey, PacingKeys } from "./schemas.ts";

const WATCH_INTERVAL_MS = 5000;

export const PACING_KEYS = ["pacing-keys"] as const;

export function usePacingKeys(q: string): UseQueryResult<PacingKeys> {
  return useQuery({
    queryKey: [...PACING_KEYS, q],
    queryFn: ({ signal }) => request<PacingKeys>(withQuery("/v1/pacing-keys", { q }), { signal }),
    refetchInterval: WATCH_INTERVAL_MS,
    placeholderData: (previous) => previous,
  });
}

/** On one egress; null: on all of them. */
export function suspendKey(key: string, egress: string | null, minutes: number): Promise<PacingKey> {
  return request(`/v1/pacing-keys/${encodeURIComponent(key)}/suspend`, {
    method: "POST",
    body: { minutes, ...(egress !== null && { egress }) },
  });
}

export function resumeKey(key: string, egress: string): Promise<PacingKey> {
  return request(`/v1/pacing-keys/${encodeURIComponent(key)}/resume`, { method: "POST", body: { egress } });
}
