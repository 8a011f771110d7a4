import type { Environment } from "@rollcall/settings";

/** Exit codes: what was given is not right, or something went wrong. */
const BAD_INPUT = 2;
const FAILED = 1;

/**
 * Errors whose message is a sentence for the person at the terminal, who can mend what is wrong. By name: the classes
 * would bring half the product with them, and `--help` should not wait for it.
 */
const THEIRS: ReadonlySet<string> = new Set([
  "ColumnError",
  "TabularError",
  "FileError",
  "FolderInUseError",
  "EngineError",
  "MissingSettingError",
  "NoEgressError",
  "NoSuchColumnError",
  "ListNotFreeError",
  "CommandError",
]);

/** Of system calls, PostgreSQL (appendix A of its manual) and Redis. `listener`: whose port it is. */
const KNOWN: Readonly<Record<string, (message: string, listener: "server" | "worker") => string>> = {
  EADDRINUSE: (_, listener) =>
    "The port is in use by another program. Stop that one, or set " +
    (listener === "worker" ? "WORKER_LISTEN to another port." : "PORT to another number."),
  EADDRNOTAVAIL: (_, listener) =>
    `${listener === "worker" ? "WORKER_LISTEN" : "HOST"} is no address of this machine. ` +
    "Set it to 127.0.0.1 for this machine alone, 0.0.0.0 for all.",
  disk_full: (message) => message,
  "53100": () => "The disk of the database is full. Make room and start again: what was recorded is kept.",
  ENOSPC: () => "The disk is full. Make room and start again: what was recorded is kept.",
  "28P01": (message) =>
    `PostgreSQL refuses us: ${message}. Check the user and the password in DATABASE_URL, or PGPASSWORD where it has none.`,
  "28000": (message) => `PostgreSQL refuses us: ${message}. Check the user in DATABASE_URL.`,
  "3D000": (message) => `PostgreSQL says: ${message}. Create it, or correct DATABASE_URL.`,
  "42501": (message) => `PostgreSQL says: ${message}. The user in DATABASE_URL must be allowed to create tables.`,
  "53300": (message) => `PostgreSQL says: ${message}. Raise its max_connections; one Rollcall process uses up to 80.`,
};

/** What to say of a failure, and the exit code. With LOG_LEVEL=debug or trace, where it happened is told too. */
export function explainFailure(
  error: unknown,
  environment: Environment,
): { readonly sentence: string; readonly code: number } {
  const failure = error instanceof Error ? error : new Error(String(error));
  if (THEIRS.has(failure.name)) return { sentence: failure.message, code: BAD_INPUT };
  const message = failure.message.split("\n")[0] || failure.name;
  const known = KNOWN[String((failure as { code?: unknown }).code)]?.(message, listenerOf(failure, environment));
  if (known) return { sentence: known, code: FAILED };
  const curious = /^(debug|trace)$/i.test(environment["LOG_LEVEL"]?.trim() ?? "");
  const how = "Set LOG_LEVEL=debug to see where; what was recorded is kept, so starting again goes on from there.";
  const sentence = `Something went wrong that should not: ${message}\n${curious ? describeStack(failure) : how}`;
  return { sentence, code: FAILED };
}

/** Which of the two could not listen: a worker has a setting of its own for its port. */
function listenerOf(failure: Error, environment: Environment): "server" | "worker" {
  const { port } = failure as { readonly port?: number };
  return port !== undefined && environment["WORKER_LISTEN"]?.trim().endsWith(`:${port}`) ? "worker" : "server";
}

function describeStack(failure: Error): string {
  const cause = failure.cause instanceof Error ? `\nbecause of ${failure.cause.stack ?? failure.cause.message}` : "";
  return `${failure.stack ?? ""}${cause}`;
}
