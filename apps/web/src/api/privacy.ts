import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { request } from "./client.ts";
import type { ErasureReceipt, Retention } from "./schemas.ts";

export const RETENTION_KEY = ["retention"] as const;

export function useRetention(): UseQueryResult<Retention> {
  return useQuery({
    queryKey: RETENTION_KEY,
    queryFn: ({ signal }) => request<Retention>("/v1/settings/retention", { signal }),
  });
}

export function saveRetention(retention: Retention): Promise<Retention> {
  return request("/v1/settings/retention", { method: "PUT", body: retention });
}

/** Everything that is held of one address, as the API gives it. */
export function readHeld(email: string, signal?: AbortSignal): Promise<unknown> {
  return request(addressPath(email), signal === undefined ? {} : { signal });
}

export function eraseAddress(email: string): Promise<ErasureReceipt> {
  return request(addressPath(email), { method: "DELETE" });
}

function addressPath(email: string): string {
  return `/v1/addresses/${encodeURIComponent(email)}`;
}
