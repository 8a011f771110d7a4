export { type RunningWorker, startWorker, type WorkerParts } from "./start-worker.ts";
export type { UpkeepParts } from "./start-upkeep.ts";
