import type { Database } from "@rollcall/postgres";

/** What PostgreSQL says of itself. */
export interface EngineFacts {
  /** As in server_version_num: 180004. */
  readonly version: number;
  readonly maxConnections: number;
  readonly connections: number;
  readonly fsync: boolean;
  readonly synchronousCommit: boolean;
  readonly nowMs: number;
}

const FACTS = `
  SELECT current_setting('server_version_num')::int AS version, current_setting('max_connections')::int AS "maxConnections",
    (SELECT count(*)::int FROM pg_stat_activity WHERE backend_type = 'client backend') AS connections,
    current_setting('fsync')::bool AS fsync, current_setting('synchronous_commit') <> 'off' AS "synchronousCommit",
    (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS "nowMs"`;

/** Asks PostgreSQL for its version, its settings and its clock. */
export async function readEngineFacts({ pool }: Database): Promise<EngineFacts> {
  const { rows } = await pool.query<EngineFacts>(FACTS);
  const [facts] = rows;
  if (!facts) throw new Error("PostgreSQL says nothing of itself");
  return facts;
}
