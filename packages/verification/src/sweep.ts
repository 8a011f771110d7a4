import type { Clock, DomainStore, LaneOpener, TurnStore } from "@rollcall/ports";
import type { VerificationSettings } from "./settings.ts";

/** Keys that may have open lanes at once, from the egresses of a machine: bounds the queue, however many sites a list has. */
const LANE_WINDOW = 2_000;

export interface SweepPorts {
  readonly store: Pick<TurnStore, "claimDueKeys" | "nextDueAt"> & Pick<DomainStore, "nextResolveAt">;
  readonly lanes: LaneOpener;
  readonly clock: Clock;
  readonly settings: VerificationSettings;
}

/**
 * Opens a lane for each key that has due work and none open (it will open others where there is work for them), within the window, and has the resolver work where domains are
 * due. Whatever is lost elsewhere (a queue, a worker) is found again here. Returns when a key comes due next, milliseconds
 * since the epoch, or null.
 */
export async function sweep({ store, lanes, clock, settings }: SweepPorts): Promise<number | null> {
  const { served } = settings;
  const keys = await store.claimDueKeys(LANE_WINDOW, served);
  const nowMs = clock.nowMs();
  const open = keys.map(({ pacingKey, egress }) => ({ pacingKey, egress, number: 0 }));
  if (open.length > 0) await lanes.open(open);
  const resolveAt = await store.nextResolveAt();
  if (resolveAt !== null && resolveAt.getTime() <= nowMs) await lanes.resolve();
  return (await store.nextDueAt(served))?.getTime() ?? null;
}
