export {
  EVERY,
  type Every,
  isTimeZone,
  nextTime,
  nextTimes,
  type PlannedRun,
  planRun,
  type PlanTiming,
  readCron,
  type ReadCron,
} from "./cron.ts";
