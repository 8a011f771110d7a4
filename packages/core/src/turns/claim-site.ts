import { readClaimed } from "./claim-checks.ts";
import { handBack } from "./record-outcomes.ts";
import type { ClaimedContact, TurnRequest } from "../records/turn.ts";
import { type Database, inShortTransaction } from "@rollcall/postgres";

const CLAIM_SITE = `
  WITH pick AS (
    SELECT c.run_id, c.contact_id FROM checks c JOIN runs r ON r.id = c.run_id AND r.state = 'running'
    WHERE c.site_id = $1 AND c.state = 'due' AND c.due_at <= now() AND (c.egress IS NULL OR c.egress = $2)
      AND NOT EXISTS (SELECT 1 FROM checks h WHERE h.contact_id = c.contact_id AND h.held_by IS NOT NULL)
    LIMIT $4 FOR UPDATE OF c SKIP LOCKED)
  UPDATE checks k SET state = 'held', held_by = $3, held_at = now(), egress = $2
  FROM pick WHERE k.run_id = pick.run_id AND k.contact_id = pick.contact_id`;

/** Takes more due checks of a site under the lane's name, to share a failure with them. */
export async function claimSite(
  database: Database,
  request: TurnRequest,
  siteId: string,
  limit: number,
): Promise<readonly ClaimedContact[]> {
  return await inShortTransaction(database, async (client) => {
    const claimed = await client.query(CLAIM_SITE, [siteId, request.egress, request.laneId, limit]);
    if (claimed.rowCount === 0) return [];
    const contacts = await readClaimed(client, new Map([[request.laneId, siteId]]));
    return contacts.get(request.laneId) ?? [];
  });
}

/** A turn failed in our hands: its checks go back as they were, and the lane is free. */
export async function abandonTurn(database: Database, { pacingKey, egress, laneId }: TurnRequest): Promise<void> {
  await inShortTransaction(database, async (client) => {
    await client.query(
      `UPDATE pacing_keys SET holders = holders - $3::text, next_due_at = LEAST(next_due_at, now())
       WHERE key = $1 AND egress = $2`,
      [pacingKey, egress, laneId],
    );
    await handBack(client, laneId, new Date(0));
  });
}
