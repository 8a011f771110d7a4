import { connect } from "node:net";

/** A configured engine is unreachable. */
export class EngineError extends Error {
  override readonly name = "EngineError";
  readonly code = "engine" as const;
}

/** Longer than connecting to the other side of the world takes. */
const CONNECT_LIMIT_MS = 5_000;

const PORTS: Readonly<Record<string, number>> = { DATABASE_URL: 5432, REDIS_URL: 6379 };
const ENGINES: Readonly<Record<string, string>> = { DATABASE_URL: "PostgreSQL", REDIS_URL: "Redis" };

/**
 * Throws EngineError if nothing listens at an engine's address. The client libraries would retry forever without a
 * message.
 */
export async function assertReachable(setting: "DATABASE_URL" | "REDIS_URL", url: string): Promise<void> {
  const { hostname, port } = parse(setting, url);
  // A Unix socket, which the client checks itself.
  if (hostname === "" || hostname.includes("%2F")) return;
  const host = decodeURIComponent(hostname).replace(/^\[(.*)\]$/, "$1");
  const at = Number(port || PORTS[setting]);
  const problem = await problemOfConnecting(host, at);
  if (problem === null) return;
  throw new EngineError(
    `No ${ENGINES[setting]} at ${host}:${at} (${problem}). Start it, or correct ${setting}; without ${setting} ` +
      "Rollcall starts its own.",
  );
}

function parse(setting: string, url: string): URL {
  try {
    return new URL(url);
  } catch {
    throw new EngineError(`${setting} is not a valid URL. Percent-encode special characters in the password (%XX).`);
  }
}

async function problemOfConnecting(host: string, port: number): Promise<string | null> {
  return await new Promise((resolve) => {
    const socket = connect({ host, port, timeout: CONNECT_LIMIT_MS });
    const end = (problem: string | null): void => {
      socket.destroy();
      resolve(problem);
    };
    socket
      .once("connect", () => end(null))
      .once("timeout", () => end("no answer"))
      .once("error", (error: NodeJS.ErrnoException) => end(WORDS[error.code ?? ""] ?? error.code ?? error.message));
  });
}

const WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "connection refused",
  ENOTFOUND: "no such host",
  EAI_AGAIN: "its name can't be resolved",
  EHOSTUNREACH: "no route to it",
  ENETUNREACH: "no route to it",
};
