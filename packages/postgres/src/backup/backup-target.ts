import pg from "pg";

/** What a database holds that a restore would have to replace. */
export type BackupTarget = "empty" | "filled" | "in_use";

/** A worker without a heartbeat for this long is gone, seconds. */
const GONE_S = 30;

const HOLDS = `
  SELECT EXISTS (SELECT 1 FROM lists) OR EXISTS (SELECT 1 FROM contacts) OR EXISTS (SELECT 1 FROM api_keys)
    OR EXISTS (SELECT 1 FROM suppressions) AS filled,
    EXISTS (SELECT 1 FROM workers WHERE seen_at > now() - make_interval(secs => ${GONE_S})) AS used`;

/** Whether the database has data, or a worker that is alive. */
export async function examineTarget(databaseUrl: string): Promise<BackupTarget> {
  return await withClient(databaseUrl, async (client) => {
    const { rows: tables } = await client.query<{ found: string | null }>("SELECT to_regclass('lists') AS found");
    if (tables[0]?.found == null) return "empty";
    const { rows } = await client.query<{ filled: boolean; used: boolean }>(HOLDS);
    return rows[0]?.used === true ? "in_use" : rows[0]?.filled === true ? "filled" : "empty";
  });
}

/** Deletes all that Rollcall keeps in the database, the queues included. */
export async function emptyTarget(databaseUrl: string): Promise<void> {
  await withClient(databaseUrl, async (client) => {
    await client.query("DROP SCHEMA IF EXISTS bullmq CASCADE");
    await client.query("DROP SCHEMA IF EXISTS public CASCADE");
    await client.query("CREATE SCHEMA public");
  });
}

async function withClient<Result>(databaseUrl: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
