import { probeQueueOf } from "./partition.ts";
import type { TurnQueues, Turn } from "./turn-queues.ts";
import type { Lane, LaneOpener } from "@rollcall/pacing";

/** The queue of DNS lookups. */
export const RESOLVE_QUEUE = "resolve";

/** Concurrent lookup turns, each of many domains. */
const RESOLVERS = 2;

/**
 * A lane's id: of its job, and of the lease on its checks. BullMQ reserves the colon, which a site key may contain (an
 * IPv6 address as mail exchanger).
 */
export function laneId(lane: Lane): string {
  return `${lane.pacingKey.replaceAll(":", "_")}@${lane.egress}#${lane.number}`;
}

/** Opens lanes and lookups as turns. */
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
