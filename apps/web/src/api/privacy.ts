import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { api, read } from "./client.ts";
import type { ErasureReceipt, Retention } from "./schemas.ts";

export const RETENTION_KEY = ["retention"] as const;

export function useRetention(): UseQueryResult<Retention> {
  return useQuery({
    queryKey: RETENTION_KEY,
    queryFn: ({ signal }) => read(api.GET("/v1/settings/retention", { signal })),
  });
}

export function saveRetention(retention: Retention): Promise<Retention> {
  return read(api.PUT("/v1/settings/retention", { body: retention }));
}

/** Everything stored about an address. */
export function readHeld(email: string, signal?: AbortSignal): Promise<unknown> {
  return read(api.GET("/v1/addresses/{email}", { params: { path: { email } }, ...(signal && { signal }) }));
}

export function eraseAddress(email: string): Promise<ErasureReceipt> {
  return read(api.DELETE("/v1/addresses/{email}", { params: { path: { email } } }));
}
