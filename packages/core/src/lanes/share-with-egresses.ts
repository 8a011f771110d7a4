import { announce } from "./announce-due.ts";
import { type Database, inShortTransaction } from "@rollcall/postgres";

/** Checks that change hands in one statement: nobody waits long for their locks. */
const PAGE_CHECKS = 5_000;

const SHARE = `
  WITH pick AS (
    SELECT run_id, contact_id FROM checks WHERE pacing_key = $1 AND egress = $2 AND state = 'due' AND attempts = 0
    LIMIT ${PAGE_CHECKS} FOR UPDATE SKIP LOCKED)
  UPDATE checks k SET egress = NULL FROM pick WHERE k.run_id = pick.run_id AND k.contact_id = pick.contact_id`;

/** An egress can't ask at a key for long: what nobody has asked yet may be asked from any, and the others hear of it. */
export async function shareWithEgresses(
  database: Database,
  pacingKey: string,
  egress: string,
  others: readonly string[],
): Promise<void> {
  for (;;) {
    const shared = await inShortTransaction(
      database,
      async (client) => (await client.query(SHARE, [pacingKey, egress])).rowCount ?? 0,
    );
    if (shared < PAGE_CHECKS) break;
  }
  await announce(database.pool, [pacingKey], others, new Date());
}
