/** Node's error codes for an unreachable server. */
const NETWORK_CODES = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND", "EAI_AGAIN"]);

/** SQLSTATE classes 08 (connection), 53 (too many connections) and 57P (shutdown, crash, startup). */
const AWAY = /^(?:08|53|57P)/u;

/** The same from Prisma: pool timeout, server unavailable, connection closed. */
const PRISMA_CODES = new Set(["P1001", "P1002", "P1008", "P1011", "P1017", "P2024"]);

/** Whether an error means that PostgreSQL is unavailable, rather than that it refused a statement. */
export function isConnectionLost(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const { code, message } = error as { readonly code?: string; readonly message?: string };
  if (code !== undefined) return NETWORK_CODES.has(code) || AWAY.test(code) || PRISMA_CODES.has(code);
  return /connection terminated|connection ended|not queryable/iu.test(message ?? "");
}
