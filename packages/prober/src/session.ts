export type {
  Egress,
  ProberPorts,
  Recipient,
  SessionEnding,
  SessionPlan,
  SessionPolicy,
  SessionReport,
  SessionStep,
  SessionTimeouts,
  TranscriptLine,
} from "@rollcall/ports";
