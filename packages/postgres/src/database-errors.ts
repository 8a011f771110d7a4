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

/** SQLSTATE read_only_sql_transaction. */
const READ_ONLY = "25006";

/** Prisma wraps the driver's error; deeper than this nothing is nested. */
const DEPTH_LIMIT = 5;

/** Whether PostgreSQL refused a change because it is a standby, or is set to read-only. */
export function isReadOnly(error: unknown): boolean {
  let inner: unknown = error;
  for (let depth = 0; depth < DEPTH_LIMIT && typeof inner === "object" && inner !== null; depth += 1) {
    const { code, originalCode, meta, cause, driverAdapterError } = inner as Readonly<Record<string, unknown>>;
    if (code === READ_ONLY || originalCode === READ_ONLY) return true;
    inner = driverAdapterError ?? meta ?? cause;
  }
  return false;
}
