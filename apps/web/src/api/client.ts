import { ApiProblem, problemFrom, tookTooLong, unreachable } from "./problem.ts";
import { reportReachable } from "./reachability.ts";
import { reportKeyAsked } from "./sign-in-state.ts";

/** Longest that a page waits for an answer before it says so. Uploads have no such bound: they show progress. */
const READ_TIMEOUT_MS = 20_000;
/** Starting or deleting a list of millions of rows takes a while. */
const CHANGE_TIMEOUT_MS = 90_000;

/** No key, or one that no longer counts (RFC 9110, 15.5.2). */
const UNAUTHORISED = 401;

interface RequestOptions {
  readonly method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Sent as JSON, or as it is when it is a file. */
  readonly body?: unknown;
  readonly signal?: AbortSignal;
  /** Absent: what is usual for reading and for changing. */
  readonly timeoutMs?: number;
}

/** Asks the API and reads its JSON. Throws ApiProblem; an abort by the caller passes through as it is. */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const isRead = options.method === undefined || options.method === "GET";
  const timeout = AbortSignal.timeout(options.timeoutMs ?? (isRead ? READ_TIMEOUT_MS : CHANGE_TIMEOUT_MS));
  const signal = options.signal === undefined ? timeout : AbortSignal.any([options.signal, timeout]);
  const response = await send(path, options, signal).catch((error: unknown) => {
    if (options.signal?.aborted === true) throw error;
    reportReachable(false);
    throw timeout.aborted ? tookTooLong() : unreachable();
  });
  reportReachable(!isGatewayFault(response.status));
  const text = await response.text();
  if (!response.ok) throw refusalOf(path, response.status, text);
  return parseBody(text) as T;
}

/** An API path with its query; undefined, null and empty values are left out, lists are repeated. */
export function withQuery(
  path: string,
  query: Record<string, string | number | boolean | readonly (string | number)[] | null | undefined>,
): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === "") continue;
    for (const item of Array.isArray(value) ? value : [value]) search.append(key, String(item));
  }
  const text = search.toString();
  return text === "" ? path : `${path}?${text}`;
}

function send(path: string, options: RequestOptions, signal: AbortSignal): Promise<Response> {
  const { method = "GET", body } = options;
  const isFile = body instanceof Blob || body instanceof FormData;
  return fetch(path, {
    method,
    signal,
    headers: {
      accept: "application/json",
      ...(body === undefined || isFile ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: isFile ? body : JSON.stringify(body) }),
  });
}

/** The problem of a refused request. Where a key is wanted, everybody hears of it; but not of a wrong one at the sign-in. */
export function refusalOf(path: string, status: number, body: string): ApiProblem {
  if (status === UNAUTHORISED && path !== "/v1/session") reportKeyAsked(true);
  return problemFrom(status, body);
}

/** A proxy in front answers for a server that is down. */
function isGatewayFault(status: number): boolean {
  return status === 502 || status === 503 || status === 504;
}

/** Reads a JSON body; an empty one (204) is undefined. */
export function parseBody(text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiProblem({
      status: 200,
      code: "unreadable",
      title: "The answer could not be read",
      hint: "Something between this page and Rollcall changed it. Is the address right?",
    });
  }
}
