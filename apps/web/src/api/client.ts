import type { paths } from "@rollcall/api-client";
import createFetchClient, {
  createFinalURL,
  defaultPathSerializer,
  type ClientPathsWithMethod,
  type ParamsOption,
} from "openapi-fetch";
import { keyAsked, serverReachable } from "./connection.ts";
import { problemFrom, tookTooLong, unreachable, unreadable } from "./problem.ts";

const READ_TIMEOUT_MS = 20_000;
/** Starting or deleting a list of millions of rows takes a while. */
const CHANGE_TIMEOUT_MS = 90_000;

const UNAUTHORISED = 401;

/** The API's paths; query parameters may also be empty, and a number or a list may be given as text. */
export type ApiPaths = {
  [Path in keyof paths]: { [Method in keyof paths[Path]]: WithLooseQuery<paths[Path][Method]> };
};

type WithLooseQuery<Operation> = Operation extends { parameters: { query?: infer Query } }
  ? Omit<Operation, "parameters"> & {
      parameters: Omit<Operation["parameters"], "query"> & { query?: { [Name in keyof Query]: Loose<Query[Name]> } };
    }
  : Operation;

type Loose<Value> =
  | Value
  | (number extends Value ? string : never)
  | (NonNullable<Value> extends readonly unknown[] ? string : never)
  | null
  | undefined;

/** The parameters of an operation. */
export type ParamsOf<Path extends keyof ApiPaths, Method extends keyof ApiPaths[Path]> = NonNullable<
  ParamsOption<ApiPaths[Path][Method]>["params"]
>;

/** Calls the API. A path, parameter or body that the API doesn't have does not compile. */
export const api = createFetchClient<ApiPaths>({
  fetch: fetchWithin(),
  headers: { accept: "application/json" },
  querySerializer: queryText,
});

/** The paths that can be read. */
export type ReadPath = ClientPathsWithMethod<typeof api, "get">;
/** The paths that can be posted to. */
export type PostPath = ClientPathsWithMethod<typeof api, "post">;

/** The JSON of an answer. Throws ApiProblem; an abort by the caller passes through. */
export async function read<Data>(call: Promise<{ data?: Data; error?: unknown; response: Response }>): Promise<Data> {
  const { data, error, response } = await call.catch((fault: unknown) => {
    throw fault instanceof SyntaxError ? unreadable() : fault;
  });
  if (!response.ok) throw problemFrom(response.status, error);
  return data as Data;
}

/** The URL of something that the browser reads by itself: a download, an event stream. */
export function urlOf<Path extends ReadPath>(path: Path, params: ParamsOf<Path, "get">): string {
  return makeUrl(path, params);
}

export function makeUrl(path: string, params: { path?: Record<string, unknown>; query?: object }): string {
  return createFinalURL(path, {
    baseUrl: "",
    params: { ...params, query: { ...params.query } },
    pathSerializer: defaultPathSerializer,
    querySerializer: queryText,
  });
}

/** Fetches with a timeout, the usual one for reading or changing where none is given. */
export function fetchWithin(timeoutMs?: number): (request: Request) => Promise<Response> {
  return async (request) => {
    const timeout = AbortSignal.timeout(timeoutMs ?? (request.method === "GET" ? READ_TIMEOUT_MS : CHANGE_TIMEOUT_MS));
    const response = await fetch(request, { signal: AbortSignal.any([request.signal, timeout]) }).catch(
      (error: unknown) => {
        if (request.signal.aborted) throw error;
        serverReachable.set(false);
        throw timeout.aborted ? tookTooLong() : unreachable();
      },
    );
    serverReachable.set(!isGatewayFault(response.status));
    noteRefusal(response.status, new URL(request.url).pathname);
    return response;
  };
}

/** Sends people to the sign-in page when a key is missing, but not when the key or link they signed in with is wrong. */
export function noteRefusal(status: number, path: string): void {
  if (status === UNAUTHORISED && path !== "/v1/session" && path !== "/v1/session/link") keyAsked.set(true);
}

/** A proxy answers in place of a server that is down. */
function isGatewayFault(status: number): boolean {
  return status === 502 || status === 503 || status === 504;
}

/** Leaves out what is undefined, null or empty, and repeats lists. */
function queryText(query: object): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === "") continue;
    for (const item of Array.isArray(value) ? value : [value]) search.append(name, String(item));
  }
  return search.toString();
}
