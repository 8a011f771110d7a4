export { type RunningWorker, startWorker } from "./start-worker.ts";
export type { WorkerParts } from "./worker-parts.ts";
export type { UpkeepParts } from "./start-upkeep.ts";
export { type DnsPatience, workOn } from "./start-worker.ts";
