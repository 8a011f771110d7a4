import { lanesAllowed } from "../lanes/pace.ts";
import type { TurnPorts } from "./turn-ports.ts";
import type { Lane } from "@rollcall/pacing";

/** Names a lane among those that this process holds a session for. */
export const laneName = ({ pacingKey, egress, number }: Lane): string => `${egress} ${pacingKey} ${number}`;

/**
 * There is more to do at a key than one lane can: the next one is opened as well, the first after the last, and that one opens
 * the next in its turn. So a key has as many lanes as it may and has work for, and a list of small sites costs one each.
 */
export async function openNextLane(
  { lanes, lanesHeld, settings, clock }: Pick<TurnPorts, "lanes" | "lanesHeld" | "settings" | "clock">,
  lane: Lane,
  state: unknown,
): Promise<void> {
  const allowed = lanesAllowed(settings, lane.pacingKey, state, clock.nowMs());
  const next = { ...lane, number: (lane.number + 1) % allowed };
  if (!lanesHeld.has(laneName(next))) await lanes.open([next]);
}
