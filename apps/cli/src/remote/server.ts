import { createClient, type RollcallClient } from "@rollcall/api-client";

/** A server refused, failed or can't be reached; the message is a sentence. */
export class RemoteError extends Error {
  override readonly name = "RemoteError";
  readonly code = "remote" as const;
  /** See EXIT_CODES: 2 if the server refused the request, else 1. */
  readonly exitCode: 1 | 2;

  constructor(message: string, exitCode: 1 | 2) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Where a remote server is, and who asks. */
export interface Access {
  /** An origin, such as https://verify.example.com. */
  readonly server: string;
  readonly key: string | null;
}

/** A remote server's API. Everything rejects with RemoteError. */
export interface RemoteServer {
  readonly api: RollcallClient;
  /** A request that the typed client can't make: a stream up or down. */
  stream(path: string, init?: RequestInit & { readonly duplex?: "half" }): Promise<Response>;
}

/** The API of a server. */
export function remoteServer({ server, key }: Access): RemoteServer {
  const authorization: Record<string, string> = key === null ? {} : { authorization: `Bearer ${key}` };
  return {
    api: createClient(server, key ?? undefined),
    async stream(path, init = {}) {
      const headers = { ...authorization, ...(init.headers as Record<string, string> | undefined) };
      const response = await fetch(server + path, { ...init, headers }).catch((error: unknown) => {
        throw unreachable(server, error);
      });
      if (!response.ok) throw refused(response.status, await response.json().catch(() => null));
      return response;
    },
  };
}

interface Answered<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/** What a request of the typed client was answered with. Throws RemoteError. */
export async function answerOf<Data>(request: Promise<Answered<Data>>): Promise<NonNullable<Data>> {
  const { data, error, response } = await request.catch((failure: unknown) => {
    throw unreachable("The server", failure);
  });
  if (!response.ok || data === undefined || data === null) throw refused(response.status, error);
  return data;
}

/** A request without an answer's body. Throws RemoteError. */
export async function done(request: Promise<Answered<unknown>>): Promise<void> {
  const { error, response } = await request.catch((failure: unknown) => {
    throw unreachable("The server", failure);
  });
  if (!response.ok) throw refused(response.status, error);
}

/** In the words of the server's problem (RFC 9457), if it sent one. */
function refused(status: number, problem: unknown): RemoteError {
  const { detail, hint, title } = (typeof problem === "object" && problem !== null ? problem : {}) as Partial<
    Record<"detail" | "hint" | "title", unknown>
  >;
  const words = [detail ?? title, hint].filter((text) => typeof text === "string" && text !== "");
  const sentence =
    words.length === 0 ? `The server answered with ${status}: is it Rollcall's address?` : words.join(" ");
  return new RemoteError(sentence, status >= 500 || status === 429 ? 1 : 2);
}

function unreachable(server: string, error: unknown): RemoteError {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const code = (cause as { readonly code?: unknown } | null)?.code;
  const why = typeof code === "string" ? code : cause instanceof Error ? cause.message : String(cause);
  return new RemoteError(`${server} can't be reached (${why}). Check --server and the network.`, 1);
}
