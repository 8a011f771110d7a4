export {
  afterAnswers,
  GUARD_COOL_OFF_MS,
  GUARD_WINDOW_ANSWERS,
  type GuardState,
  type GuardStep,
  NEW_GUARD_STATE,
  type SiteAnswer,
} from "./anomaly-guard.ts";
export { readControl } from "./catch-all.ts";
export { type Classification, classify, type Reply } from "./classify.ts";
export { controlLifeMs, controlLocalPart, isControlDue, isKnownSelective, needsControl } from "./control.ts";
export { type Case, decide } from "./decide.ts";
export type {
  CatchAllEvidence,
  DifferentialEvidence,
  DnsEvidence,
  Evidence,
  FailureEvidence,
  LimitEvidence,
  ReplyEvidence,
  Stage,
  SyntaxEvidence,
  TestEvidence,
} from "./evidence.ts";
export { isUnambiguous, UNAMBIGUOUS_CODES, UNAMBIGUOUS_REASONS } from "./is-unambiguous.ts";
export { isRetryable, type MailboxAnswer, REPLY_CLASSES, type ReplyClass, type ReplyScope } from "@rollcall/providers";
export { WEIGHTS } from "./score.ts";
export { RETRY_AFTER_MAX_MS, RETRY_AFTER_MIN_MS } from "./retry-after.ts";
export { TEST_ADDRESSES, testAnswerOf } from "./test-answers.ts";
export type { Reason, SafeToSend, Status, Verdict } from "./verdict.ts";

export { isOpenControl, isOpenDismissal, isOpenRefusal } from "./differential.ts";
