import type { LaneOpener } from "@rollcall/pacing";
import type { Database } from "@rollcall/postgres";
import { nextResolveAt } from "../domains/domain-store.ts";
import type { VerificationSettings, Clock } from "../settings.ts";
import { claimDueKeys, nextDueAt } from "./due-keys.ts";

/** Keys with open lanes at once, over the egresses of a machine: bounds the queue, however many sites a list has. */
const LANE_WINDOW = 2_000;

export interface SweepPorts {
  readonly database: Database;
  readonly lanes: LaneOpener;
  readonly clock: Clock;
  readonly settings: VerificationSettings;
}

/**
 * Opens the first lane of each key with due work and no open lane, within the window, and wakes the resolver when
 * domains are due. Recovers whatever a queue or worker lost. Returns when the next key is due, milliseconds since the
 * epoch, or null.
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
