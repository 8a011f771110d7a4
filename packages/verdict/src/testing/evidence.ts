import type {
  CatchAllEvidence,
  DnsEvidence,
  Evidence,
  FailureEvidence,
  LimitEvidence,
  ReplyEvidence,
} from "../evidence.ts";

/** Builders of evidence, one per type. */
export const says = (code: number, text: string, atMs = 100, over: Partial<ReplyEvidence> = {}): ReplyEvidence => ({
  type: "reply",
  stage: "rcpt",
  subject: "recipient",
  code,
  enhanced: null,
  text,
  host: "mx1.shop.example",
  provider: null,
  atMs,
  durationMs: 12,
  ...over,
});
export const OK = "Ok";
export const NO_USER = "No such user";
export const control = (code: number, text: string, atMs = 101): ReplyEvidence =>
  says(code, text, atMs, { subject: "control" });
export const atSession = (code: number, text: string, stage: ReplyEvidence["stage"], atMs = 100): ReplyEvidence =>
  says(code, text, atMs, { subject: "session", stage });
export const remembers = (catchAll: boolean | null, askedAtMs = 50): CatchAllEvidence => ({
  type: "catch_all",
  catchAll,
  askedAtMs,
  atMs: 100,
});
export const dns = (outcome: DnsEvidence["outcome"], atMs = 100): DnsEvidence => ({
  type: "dns",
  outcome,
  detail: "shop.example",
  atMs,
});
export const fails = (failure: FailureEvidence["failure"], atMs = 100): FailureEvidence => ({
  type: "failure",
  stage: "connect",
  failure,
  detail: "ECONNREFUSED",
  host: "mx1.shop.example",
  atMs,
});
export const limit = (name: LimitEvidence["limit"], atMs = 200): LimitEvidence => ({
  type: "limit",
  limit: name,
  detail: "",
  atMs,
});
export const SYNTAX: Evidence = { type: "syntax", problem: "no_at_sign", atMs: 1 };
