export type { OwnLimits, ProviderCard } from "./card.ts";
export { findProvider } from "./find-provider.ts";
export type { Backoff, PacingPolicy, Range, StepTimeouts } from "./limits.ts";
export { PROVIDERS } from "./providers.ts";
export { isRetryable, type MailboxAnswer, REPLY_CLASSES, type ReplyClass, type ReplyScope } from "./reply-class.ts";
export { phrases, words } from "./phrases.ts";
export { type Row, type Rule, type Stage, table } from "./rule.ts";
