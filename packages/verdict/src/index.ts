export type {
  CatchAllEvidence,
  DnsEvidence,
  Evidence,
  FailureEvidence,
  LimitEvidence,
  ReplyEvidence,
  Stage,
  SyntaxEvidence,
} from "./evidence.ts";
export type { Reason, SafeToSend, Status, Verdict } from "./verdict.ts";
