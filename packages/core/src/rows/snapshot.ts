import type { Database } from "@rollcall/postgres";

/** The state of the database at one moment, for several queries. */
export interface Snapshot {
  /** PostgreSQL's name for it. */
  readonly id: string;
  /** Lets go of it. Queries that have begun are not affected. */
  close(): Promise<void>;
}

/** Holds the state of now, on a connection of its own, until it is closed. */
export async function holdSnapshot({ pool }: Database): Promise<Snapshot> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const { rows } = await client.query<{ id: string }>("SELECT pg_export_snapshot() AS id");
    return {
      id: rows[0]?.id ?? "",
      async close() {
        const broken = await client.query("COMMIT").then(
          () => false,
          () => true,
        );
        client.release(broken);
      },
    };
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** SQL that begins a transaction to read from a snapshot, or from the state of now. */
export function beginOn(snapshot: Snapshot | undefined): string {
  if (snapshot === undefined) return "BEGIN READ ONLY";
  return `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET TRANSACTION SNAPSHOT '${snapshot.id}'`;
}
