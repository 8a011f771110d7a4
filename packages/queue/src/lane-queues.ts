import { probeQueueOf } from "./partition.ts";
import type { Turn } from "./turn.ts";
import type { TurnQueues } from "./turn-queues.ts";
import type { Lane, LaneOpener } from "@rollcall/pacing";

/** The queue of look-ups. */
export const RESOLVE_QUEUE = "resolve";

/** Look-ups go on in this many turns at once, each of many domains. */
const RESOLVERS = 2;

/**
 * A lane's name: the id of its job, and the name that its checks are held under. BullMQ keeps the colon for itself, and a
 * site key may hold one (an IPv6 address as mail exchanger).
 */
export function laneId(lane: Lane): string {
  return `${lane.pacingKey.replaceAll(":", "_")}@${lane.egress}#${lane.number}`;
}

/** Lanes and look-ups as turns on the queues. */
export function createLaneOpener(queues: TurnQueues): LaneOpener {
  return {
    open: (lanes) => queues.open(lanes.map(laneTurn)),
    wake: (lanes) => queues.wake(lanes.map(laneTurn)),
    resolve: () => queues.wake(resolverTurns()),
  };
}

function laneTurn(lane: Lane): Turn<Lane> {
  return { queue: probeQueueOf(lane.pacingKey, lane.egress), id: laneId(lane), data: lane };
}

function resolverTurns(): Turn<Record<string, never>>[] {
  return Array.from({ length: RESOLVERS }, (_, number) => ({
    queue: RESOLVE_QUEUE,
    id: `resolver#${number}`,
    data: {},
  }));
}
