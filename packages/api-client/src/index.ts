import createFetchClient, { type Client } from "openapi-fetch";
import type { components, operations, paths } from "./generated/schema.ts";

export type { components, operations, paths };

/** Rollcall's API, each path with its types. */
export type RollcallClient = Client<paths>;

/** A client of a server. `key`: `rc_…`, where the server requires one. */
export function createClient(baseUrl: string, key?: string): RollcallClient {
  return createFetchClient<paths>({ baseUrl, headers: key === undefined ? {} : { authorization: `Bearer ${key}` } });
}
