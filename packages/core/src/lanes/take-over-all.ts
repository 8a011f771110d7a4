import { type Database, inTransaction } from "@rollcall/postgres";

/**
 * Gives back all that other workers hold, and has the sweeper open every lane anew. For a process that knows itself to be the only
 * one, after another was killed.
 */
export async function takeOverAll(database: Database): Promise<void> {
  await inTransaction(database, async (client) => {
    await client.query("DELETE FROM workers");
    await client.query("UPDATE checks SET state = 'due', held_by = NULL, held_at = NULL WHERE state = 'held'");
    await client.query(
      `UPDATE pacing_keys SET holders = '{}', open_until = NULL, next_due_at = LEAST(next_due_at, now())
       WHERE open_until IS NOT NULL OR holders <> '{}'`,
    );
    await client.query(
      "UPDATE domains SET resolve_due_at = now() WHERE resolve_due_at > now() AND resolve_attempts = 0",
    );
  });
}
