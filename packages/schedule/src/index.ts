export { EVERY, type Every } from "./every.ts";
export { isTimeZone, nextTime, nextTimes, readCron, type ReadCron } from "./next-times.ts";
export { type PlannedRun, planRun, type PlanTiming } from "./plan-run.ts";
