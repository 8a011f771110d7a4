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
