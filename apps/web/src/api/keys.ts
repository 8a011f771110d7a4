import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { request } from "./client.ts";
import type { ApiKey, ApiKeys, KeyScope, NewApiKey } from "./schemas.ts";

export const KEYS_KEY = ["keys"] as const;

/** Every key that there is or was; a secret is only in the answer to `createKey`. */
export function useKeys(): UseQueryResult<readonly ApiKey[]> {
  return useQuery({
    queryKey: KEYS_KEY,
    queryFn: async ({ signal }) => (await request<ApiKeys>("/v1/keys", { signal })).keys,
  });
}

export function createKey(key: { readonly name: string; readonly scope: KeyScope }): Promise<NewApiKey> {
  return request("/v1/keys", { method: "POST", body: key });
}

/** From now on the key opens nothing. It stays in the list. */
export function revokeKey(id: string): Promise<void> {
  return request(`/v1/keys/${encodeURIComponent(id)}`, { method: "DELETE" });
}
