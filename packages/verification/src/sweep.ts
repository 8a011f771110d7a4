import type { Clock, LaneOpener, TurnStore } from "@rollcall/ports";
import { lanesAllowed, lanesOf } from "./pace.ts";
import type { VerificationSettings } from "./settings.ts";

/** Keys that may have open lanes at once: bounds the queue, however many sites a list has. */
const LANE_WINDOW = 2_000;

export interface SweepPorts {
  readonly store: TurnStore;
  readonly lanes: LaneOpener;
  readonly clock: Clock;
  readonly settings: VerificationSettings;
}

/**
 * Opens lanes for keys that have due work and none open, within the window. Whatever is lost elsewhere (a queue, a
 * worker) is found again here. Returns the number of keys.
 */
export async function sweep({ store, lanes, clock, settings }: SweepPorts): Promise<number> {
  const keys = await store.claimDueKeys(LANE_WINDOW, [settings.egress.name]);
  const nowMs = clock.nowMs();
  const open = keys.flatMap(({ pacingKey, egress, state }) =>
    lanesOf(pacingKey, egress, lanesAllowed(settings, pacingKey, state, nowMs)),
  );
  if (open.length > 0) await lanes.open(open);
  return keys.length;
}
