export { connectQueues, type QueueConnection, type QueueSettings } from "./connection.ts";
export { createLaneOpener, laneId, RESOLVE_QUEUE, probeQueueOf, probeQueues } from "./lane-queues.ts";
export type { TakeTurn, Turn, TurnEnd } from "./turn.ts";
export { type BoardQueue, type ServeOptions, TurnQueues, type Tick } from "./turn-queues.ts";
