export { type Capabilities, NO_CAPABILITIES, parseCapabilities, type SessionLimits } from "./capabilities.ts";
export { type Command, commandLine, encodeCommands, isSayable, UnsayableCommandError, type Verb } from "./command.ts";
export {
  type Awaiting,
  type ControlAnswer,
  type Dialogue,
  type DialogueEnding,
  type DialoguePlan,
  type DialoguePolicy,
  type DialogueStep,
  type Effect,
  type Input,
  type Planned,
  type RecipientAnswer,
  startDialogue,
  ABORT_GRACE_MS,
  deadlineMs,
} from "./dialogue.ts";
export { enhancedCode, type Reply, REPLY_TEXT_LIMIT_CHARS, replyText, truncate, type Violation } from "./reply.ts";
export {
  LINE_LIMIT_BYTES,
  type ReadResult,
  REPLY_LIMIT_BYTES,
  REPLY_LINES_LIMIT,
  ReplyReader,
} from "./reply-reader.ts";
export { step, receive } from "./step.ts";
export { CONTRAST } from "./agenda.ts";
export { IllegalStepError } from "./transition.ts";
export {
  brokenProxy,
  connectTrouble,
  type EgressProxy,
  proxyName,
  type ProxyTrouble,
  socksTrouble,
} from "./egress-proxy.ts";
export type {
  Contrast,
  Egress,
  EgressFailed,
  ProberPorts,
  Recipient,
  SessionCut,
  SessionEnding,
  SessionPlan,
  SessionPolicy,
  SessionReport,
  SessionStep,
  SessionTimeouts,
  TranscriptLine,
} from "./session.ts";
