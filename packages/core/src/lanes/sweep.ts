import type { Database } from "@rollcall/postgres";
import type { VerificationSettings, Clock } from "../settings.ts";
import type { LaneOpener } from "@rollcall/pacing";
import { claimDueKeys, nextDueAt } from "./due-keys.ts";
import { nextResolveAt } from "../domains/domain-store.ts";

/** Keys that may have open lanes at once, from the egresses of a machine: bounds the queue, however many sites a list has. */
const LANE_WINDOW = 2_000;

export interface SweepPorts {
  readonly database: Database;
  readonly lanes: LaneOpener;
  readonly clock: Clock;
  readonly settings: VerificationSettings;
}

/**
 * Opens a lane for each key that has due work and none open (it will open others where there is work for them), within the window, and has the resolver work where domains are
 * due. Whatever is lost elsewhere (a queue, a worker) is found again here. Returns when a key comes due next, milliseconds
 * since the epoch, or null.
 */
export async function sweep({ database, lanes, clock, settings }: SweepPorts): Promise<number | null> {
  const { served } = settings;
  const keys = await claimDueKeys(database, LANE_WINDOW, served);
  const nowMs = clock.nowMs();
  const open = keys.map(({ pacingKey, egress }) => ({ pacingKey, egress, number: 0 }));
  if (open.length > 0) await lanes.open(open);
  const resolveAt = await nextResolveAt(database);
  if (resolveAt !== null && resolveAt.getTime() <= nowMs) await lanes.resolve();
  return (await nextDueAt(database, served))?.getTime() ?? null;
}
