/** Error codes of Node's for a server that is away. */
const NETWORK_CODES = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND", "EAI_AGAIN"]);

/** SQLSTATE classes 08 (connection), 53 (no room for another) and 57P (shut down, crashed, starting). */
const AWAY = /^(?:08|53|57P)/u;

/** Does an error say that PostgreSQL could not be reached, or went away, rather than that it refused a statement? */
export function isConnectionLost(error: unknown): boolean {
  const { code, message } = error as { readonly code?: string; readonly message?: string };
  if (code !== undefined) return NETWORK_CODES.has(code) || AWAY.test(code);
  return /connection terminated|connection ended|not queryable/iu.test(message ?? "");
}
