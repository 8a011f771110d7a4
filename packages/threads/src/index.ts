export { openThreads } from "./open-threads.ts";
export type { Threads, ThreadsOptions } from "./open-threads.ts";
export type { ErrorValue } from "./messages.ts";
export { ThreadStoppedError } from "./thread-stopped-error.ts";
