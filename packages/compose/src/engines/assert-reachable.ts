import { connect } from "node:net";

/** An engine that the settings name is not there. */
export class EngineError extends Error {
  override readonly name = "EngineError";
  readonly code = "engine" as const;
}

/** Longer than a host on the other side of the world takes to accept a connection. */
const CONNECT_LIMIT_MS = 5_000;

const PORTS: Readonly<Record<string, number>> = { DATABASE_URL: 5432, REDIS_URL: 6379 };
const ENGINES: Readonly<Record<string, string>> = { DATABASE_URL: "PostgreSQL", REDIS_URL: "Redis" };

/**
 * Throws EngineError where nobody listens at an engine's address. Clients of both would rather try for ever, without a
 * word, and the person would wait.
 */
export async function assertReachable(setting: "DATABASE_URL" | "REDIS_URL", url: string): Promise<void> {
  const { hostname, port } = parse(setting, url);
  // A socket in the file system, which the client finds by itself.
  if (hostname === "" || hostname.includes("%2F")) return;
  const host = decodeURIComponent(hostname).replace(/^\[(.*)\]$/, "$1");
  const at = Number(port || PORTS[setting]);
  const problem = await problemOfConnecting(host, at);
  if (problem === null) return;
  throw new EngineError(
    `No ${ENGINES[setting]} at ${host}:${at} (${problem}). Start it, or correct ${setting}; without ${setting} ` +
      "Rollcall brings its own.",
  );
}

function parse(setting: string, url: string): URL {
  try {
    return new URL(url);
  } catch {
    throw new EngineError(`${setting} is no URL that can be read. Write special characters of a password as %XX.`);
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
  EAI_AGAIN: "its name can't be looked up",
  EHOSTUNREACH: "no route to it",
  ENETUNREACH: "no route to it",
};
