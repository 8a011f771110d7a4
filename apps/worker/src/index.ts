export { type RunningWorker, startWorker, type WorkerParts } from "./start-worker.ts";
