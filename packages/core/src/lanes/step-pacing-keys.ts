import { audit } from "../privacy/audit.ts";
import { type Database, inTransaction } from "@rollcall/postgres";
import type { NewAuditEntry } from "../records/audit.ts";

/**
 * Changes the pace of a key on those of the egresses where it has one, each while its row is locked, and announces it to the sweeper.
 * Returns how many there were; where there was none, nothing is audited.
 */
export async function stepPacingKeys(
  database: Database,
  key: string,
  egresses: readonly string[],
  step: (state: unknown) => unknown,
  entry: NewAuditEntry,
): Promise<number> {
  return await inTransaction(database, async (client) => {
    const { rows } = await client.query<{ egress: string; state: unknown }>(
      "SELECT egress, state FROM pacing_keys WHERE key = $1 AND egress = ANY($2) ORDER BY egress FOR UPDATE",
      [key, egresses],
    );
    for (const { egress, state } of rows) {
      await client.query("UPDATE pacing_keys SET state = $3, updated_at = now() WHERE key = $1 AND egress = $2", [
        key,
        egress,
        JSON.stringify(step(state)),
      ]);
    }
    if (rows.length > 0) await audit(client, entry);
    return rows.length;
  });
}
