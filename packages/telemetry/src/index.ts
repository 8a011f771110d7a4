export type { QueueJobs, Backlog } from "./backlog-metrics.ts";
export { createLogger, type Logger } from "./create-logger.ts";
export { createMetrics, type Metrics } from "./create-metrics.ts";
export { mayReadMetrics } from "./may-read-metrics.ts";
export { logMilestones, type Milestone, type Tell } from "./milestones.ts";
export { turnLog } from "./turn-log.ts";
export type { ObservedTurn, TurnObserver } from "./turn-log.ts";
