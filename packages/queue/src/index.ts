export { connectQueues, type QueueConnection, type QueueSettings } from "./connection.ts";
export { createLaneOpener, laneId, RESOLVE_QUEUE } from "./lane-queues.ts";
export type { Tick } from "./keep-ticks.ts";
export { probeQueueOf, probeQueues } from "./partition.ts";
export {
  type BoardQueue,
  type ServeOptions,
  TurnQueues,
  type TakeTurn,
  type Turn,
  type TurnEnd,
} from "./turn-queues.ts";
