import type { Environment } from "@rollcall/settings";

/** Exit codes: bad input, or a failure. */
const BAD_INPUT = 2;
const FAILED = 1;

/**
 * Errors whose message is a sentence for the user, who can fix the cause. By name: importing the classes would load
 * half the product, and slow down `--help`.
 */
const THEIRS: ReadonlySet<string> = new Set([
  "ColumnError",
  "TabularError",
  "FileError",
  "FolderInUseError",
  "EngineError",
  "BackupError",
  "BackupRefusal",
  "SchemaAheadError",
  "MissingSettingError",
  "NoBinariesError",
  "NoEgressError",
  "NoSuchColumnError",
  "ListNotFreeError",
  "CommandError",
]);

/** Codes of system calls, PostgreSQL (appendix A of its manual) and Redis. `listener`: whose port is in use. */
const KNOWN: Readonly<Record<string, (message: string, listener: "server" | "worker") => string>> = {
  EADDRINUSE: (_, listener) =>
    "The port is in use by another program. Stop that program, or set " +
    (listener === "worker" ? "WORKER_LISTEN to another port." : "PORT to another number."),
  EADDRNOTAVAIL: (_, listener) =>
    `${listener === "worker" ? "WORKER_LISTEN" : "HOST"} is not an address of this machine. ` +
    "Set it to 127.0.0.1 for local access only, or 0.0.0.0 for all.",
  disk_full: (message) => message,
  "53100": () => "The database's disk is full. Free some space and start again: recorded data is safe.",
  ENOSPC: () => "The disk is full. Free some space and start again: recorded data is safe.",
  "28P01": (message) =>
    `PostgreSQL refuses the login: ${message}. Check the user and password in DATABASE_URL, or PGPASSWORD.`,
  "28000": (message) => `PostgreSQL refuses the login: ${message}. Check the user in DATABASE_URL.`,
  "3D000": (message) => `PostgreSQL says: ${message}. Create it, or correct DATABASE_URL.`,
  "42501": (message) => `PostgreSQL says: ${message}. The user in DATABASE_URL must be allowed to create tables.`,
  "53300": (message) => `PostgreSQL says: ${message}. Raise its max_connections; one Rollcall process uses up to 80.`,
};

/** Redis' errors have no code. */
export const isRedisFull = (message: string): boolean => message.startsWith("OOM command not allowed");

export const REDIS_FULL =
  "Redis is full: it takes no more than its maxmemory. Raise that, or give Rollcall a Redis of its own, with maxmemory-policy " +
  "noeviction. Recorded data is safe.";

/** The message for a failure, and the exit code. With LOG_LEVEL=debug or trace it includes the stack. */
export function explainFailure(
  error: unknown,
  environment: Environment,
): { readonly sentence: string; readonly code: number } {
  const failure = error instanceof Error ? error : new Error(String(error));
  if (THEIRS.has(failure.name)) return { sentence: failure.message, code: BAD_INPUT };
  const message = failure.message.split("\n")[0] || failure.name;
  const known = KNOWN[String((failure as { code?: unknown }).code)]?.(message, listenerOf(failure, environment));
  if (known) return { sentence: known, code: FAILED };
  if (isRedisFull(message)) return { sentence: REDIS_FULL, code: FAILED };
  const curious = /^(debug|trace)$/i.test(environment["LOG_LEVEL"]?.trim() ?? "");
  const how = "Set LOG_LEVEL=debug to see where. Recorded data is safe, and the next start continues from there.";
  const sentence = `Unexpected error: ${message}\n${curious ? describeStack(failure) : how}`;
  return { sentence, code: FAILED };
}

/** Which of the two could not listen: a worker has its own setting for the port. */
function listenerOf(failure: Error, environment: Environment): "server" | "worker" {
  const { port } = failure as { readonly port?: number };
  return port !== undefined && environment["WORKER_LISTEN"]?.trim().endsWith(`:${port}`) ? "worker" : "server";
}

function describeStack(failure: Error): string {
  const cause = failure.cause instanceof Error ? `\nbecause of ${failure.cause.stack ?? failure.cause.message}` : "";
  return `${failure.stack ?? ""}${cause}`;
}
