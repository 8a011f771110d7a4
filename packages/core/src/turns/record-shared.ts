import { handBack, recordRetries, recordVerdicts } from "./record-outcomes.ts";
import type { FreshFor } from "../records/run.ts";
import type { NewVerdict } from "../records/check.ts";
import type { SharedRecord } from "../records/turn.ts";
import { type Database, inShortTransaction } from "@rollcall/postgres";

/** Records a failure that a lane's session shares with other addresses of its site. */
export async function recordShared(database: Database, shared: SharedRecord): Promise<void> {
  await inShortTransaction(database, async (client) => {
    await recordRetries(
      client,
      shared.retries.map((retry) => ({ retry, laneId: shared.laneId, egress: shared.egress })),
    );
    await recordVerdicts(client, shared.verdicts, shared.freshFor);
    await handBack(client, shared.laneId, new Date());
  });
}

/** Records verdicts that no session was needed for: bad syntax, no way in the DNS, not to be probed. */
export async function recordUnasked(
  database: Database,
  verdicts: readonly NewVerdict[],
  freshFor: FreshFor,
): Promise<void> {
  await inShortTransaction(database, (client) => recordVerdicts(client, verdicts, freshFor));
}
