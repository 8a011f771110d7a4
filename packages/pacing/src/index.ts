export { afterSession, type Pace } from "./after-session.ts";
export { beforeSession, lanesAllowed, type SessionPermission } from "./before-session.ts";
export { parseDuration } from "./duration.ts";
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
export { resumeByOperator, suspendByOperator } from "./operator.ts";
export { egressesFor, type KeyPlan, planKeys, type PlannedKey, type PlannedList } from "./plan.ts";
export { DEFAULT_POLICY, POLICIES } from "./policies.ts";
export { policyFor } from "./policy-for.ts";
export type { Backoff, PacingPolicy, Range, StepTimeouts } from "@rollcall/providers";
export { refusalsLeft } from "./rejection-budget.ts";
export { DEFAULT_RETRY_SCHEDULE, parseRetrySchedule, type RetrySchedule } from "./retry-schedule.ts";
export { type ScheduledAttempt, scheduledAt } from "./scheduled-at.ts";
export {
  gravestSignal,
  signalOfFailure,
  signalOfReply,
  type ClassifiedReply,
  type SessionOutcome,
  type SiteSignal,
} from "./session-outcome.ts";
export { timeLeft, type KeyWork, type TimeLeft } from "./time-left.ts";
export type { Lane, LaneOpener } from "./lane.ts";
