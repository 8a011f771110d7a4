import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { api, read } from "./client.ts";
import type { ApiKey, KeyScope, NewApiKey } from "./schemas.ts";

export const KEYS_KEY = ["keys"] as const;

/** All keys, revoked ones too. Only the answer to `createKey` has the secret. */
export function useKeys(): UseQueryResult<readonly ApiKey[]> {
  return useQuery({
    queryKey: KEYS_KEY,
    queryFn: async ({ signal }) => (await read(api.GET("/v1/keys", { signal }))).keys,
  });
}

/** `expires_at`: ISO 8601; null: never. */
export function createKey(key: {
  readonly name: string;
  readonly scope: KeyScope;
  readonly expires_at: string | null;
  readonly sandbox: boolean;
}): Promise<NewApiKey> {
  return read(api.POST("/v1/keys", { body: key }));
}

export async function revokeKey(id: string): Promise<void> {
  await read(api.DELETE("/v1/keys/{id}", { params: { path: { id } } }));
}

/** Gives a key a new secret; the one before is valid for a day more. */
export function rotateKey(id: string): Promise<NewApiKey> {
  return read(api.POST("/v1/keys/{id}/rotate", { params: { path: { id } }, body: {} }));
}
