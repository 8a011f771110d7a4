export { type RunningWorker, startWorker } from "./start-worker.ts";
export type { UpkeepParts } from "./start-upkeep.ts";
export type { WorkerParts } from "./worker-parts.ts";
