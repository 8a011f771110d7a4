/** Error codes of Node's for a server that is away. */
const NETWORK_CODES = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND", "EAI_AGAIN"]);

/** SQLSTATE classes 08 (connection), 53 (no room for another) and 57P (shut down, crashed, starting). */
const AWAY = /^(?:08|53|57P)/u;

/** Prisma's words for the same: the pool timed out, the server is away, it closed the connection. */
const PRISMA_CODES = new Set(["P1001", "P1002", "P1008", "P1011", "P1017", "P2024"]);

/** Does an error say that PostgreSQL could not be reached, or went away, rather than that it refused a statement? */
export function isConnectionLost(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const { code, message } = error as { readonly code?: string; readonly message?: string };
  if (code !== undefined) return NETWORK_CODES.has(code) || AWAY.test(code) || PRISMA_CODES.has(code);
  return /connection terminated|connection ended|not queryable/iu.test(message ?? "");
}
