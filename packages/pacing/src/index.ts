export { afterSession, type Pace } from "./after-session.ts";
export { lengthNow, type SessionLength } from "./after-cut.ts";
export { beforeSession, lanesAllowed, type SessionPermission } from "./before-session.ts";
export { nextAttempt, type Attempted, type NextAttempt } from "./next-attempt.ts";
export {
  parsePacingOverrides,
  type OverrideProblem,
  type PacingOverrides,
  type ParsedOverrides,
  type PolicyOverride,
} from "./pacing-overrides.ts";
export {
  initialPacingState,
  readPacingState,
  type OpenSession,
  type PacingState,
  type Suspension,
} from "./pacing-state.ts";
export { resumeByOperator, suspendByOperator } from "./suspend.ts";
export { egressesFor, type KeyPlan, planKeys, type PlannedKey, type PlannedList } from "./plan.ts";
export { DEFAULT_POLICY, POLICIES, policyFor } from "./policies.ts";
export type { Backoff, PacingPolicy, Range, StepTimeouts } from "@rollcall/providers";
export { budgetFreeAtMs, refusalsLeft } from "./rejection-budget.ts";
export {
  DEFAULT_RETRY_SCHEDULE,
  parseRetrySchedule,
  type RetrySchedule,
  parseDuration,
  type ScheduledAttempt,
  scheduledAt,
} from "./retry-schedule.ts";
export {
  cutOf,
  gravestSignal,
  signalOfFailure,
  signalOfReply,
  type ClassifiedReply,
  type Cut,
  type SessionOutcome,
  type SiteSignal,
} from "./session-outcome.ts";
export type { PendingRetries } from "./retries-left.ts";
export { FIRST_LOOK_MS, MOST_SHARE, timeLeft, type KeyWork, type TimeLeft } from "./time-left.ts";
export { LISTED_WITHIN_MS, listedRestMs, RESTED_WITHIN_MS } from "./listed-rest.ts";
export { warmPolicy, WARM_UP_MS, warmUpShare } from "./warm-up.ts";
export type { Lane, LaneOpener } from "./lane.ts";
