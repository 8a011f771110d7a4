import { classify } from "./classify.ts";
import type { DnsEvidence, Evidence, FailureEvidence, LimitEvidence, ReplyEvidence } from "./evidence.ts";
import type { ReplyClass } from "@rollcall/providers";
import type { Reason } from "./verdict.ts";

/** Evidence with its meaning for the verdict. */
export interface Finding {
  readonly evidence: Evidence;
  readonly reason: Reason;
  readonly atMs: number;
  /** Tie-breaker for equal timestamps; the higher rank wins. */
  readonly rank: number;
}

/** Definite reasons by class, strongest first on equal timestamps. */
const MAILBOX_REASONS: Partial<Record<ReplyClass, Reason>> = {
  mailbox_full: "mailbox_full",
  recipient_busy: "recipient_busy",
  recipient_restricted: "recipient_restricted",
  accepted: "accepted",
  cannot_verify: "catch_all_untested",
  mailbox_disabled: "mailbox_disabled",
  no_mailbox: "mailbox_not_found",
};
const MAILBOX_RANKS = Object.keys(MAILBOX_REASONS).toReversed();

/** Reasons of replies that say nothing about the mailbox. */
const UNKNOWN_REASONS: Readonly<Record<ReplyClass, Reason | null>> = {
  accepted: null,
  cannot_verify: null,
  no_mailbox: "policy_refusal",
  mailbox_disabled: "policy_refusal",
  unconfirmed_refusal: "temporary_failure",
  mailbox_full: "temporary_failure",
  recipient_busy: "rate_limited",
  recipient_restricted: "policy_refusal",
  greylisted: "greylisted",
  temporary_failure: "temporary_failure",
  rate_limited: "rate_limited",
  too_many_recipients: "rate_limited",
  harvest_guard: "blocked",
  blocked: "blocked",
  sender_rejected: "sender_rejected",
  tls_required: "sender_rejected",
  authentication_required: "sender_rejected",
  message_content: "policy_refusal",
  domain_not_served: "policy_refusal",
  domain_not_found: "policy_refusal",
  no_mail_accepted: "policy_refusal",
  smtputf8_unsupported: "smtputf8_unsupported",
  protocol_problem: "protocol_error",
  policy_refusal: "policy_refusal",
};

/**
 * Classes that refuse the whole domain. Not `domain_not_found`: an MX that cannot find its own domain has DNS trouble, or means the
 * sender's.
 */
const DOMAIN_CLASSES: ReadonlySet<ReplyClass> = new Set<ReplyClass>(["domain_not_served", "no_mail_accepted"]);

const FAILURE_REASONS: Readonly<Record<FailureEvidence["failure"], Reason>> = {
  connection_failed: "connection_failed",
  timeout: "timeout",
  protocol_error: "protocol_error",
  tls_failed: "connection_failed",
};

/** DNS outcomes that rule out delivery. */
export const RULES_MAIL_OUT: ReadonlySet<DnsEvidence["outcome"]> = new Set([
  "domain_not_found",
  "no_mail_server",
  "null_mx",
]);

const LIMIT_REASONS: Readonly<Record<LimitEvidence["limit"], Reason>> = {
  smtputf8_unsupported: "smtputf8_unsupported",
  not_probed: "not_probed",
  suppressed: "suppressed",
  cancelled: "cancelled",
  not_answered_yet: "not_answered_yet",
  gave_up: "gave_up",
  doubted: "doubted",
};

/** A classified reply. */
export interface ReadReply {
  readonly evidence: ReplyEvidence;
  readonly class: ReplyClass;
}

/** Classifies the replies, by the provider of their own host if known. */
export function readReplies(evidence: readonly Evidence[], provider: string | null): readonly ReadReply[] {
  return evidence
    .filter((one) => one.type === "reply")
    .map((reply) => ({ evidence: reply, class: classify(reply, reply.provider ?? provider).class }));
}

/** A reply to RCPT for this address; the stage is unknown in recorded corpora. */
export const isAboutRecipient = ({ evidence }: ReadReply): boolean =>
  evidence.subject === "recipient" && (evidence.stage === "rcpt" || evidence.stage === "unknown");

/** The definite finding of a reply, or null. */
export function mailboxFinding(reply: ReadReply): Finding | null {
  const reason = MAILBOX_REASONS[reply.class];
  if (reason === undefined || !isAboutRecipient(reply)) return null;
  return { evidence: reply.evidence, reason, atMs: reply.evidence.atMs, rank: MAILBOX_RANKS.indexOf(reply.class) };
}

/** A permanent refusal of the domain, at RCPT for this address. */
export const isDomainRefusal = (reply: ReadReply): boolean =>
  DOMAIN_CLASSES.has(reply.class) && reply.evidence.code >= 500 && isAboutRecipient(reply);

/** The reason for `unknown` given by a reply; null if it explains nothing, such as a 250 to MAIL. */
export function replyUnknown({ evidence, class: replyClass }: ReadReply): Finding | null {
  if (evidence.subject === "control") return null;
  const soft = evidence.code < 500 && UNKNOWN_REASONS[replyClass] === "policy_refusal";
  const reason = soft ? "temporary_failure" : UNKNOWN_REASONS[replyClass];
  if (reason === null) return null;
  return { evidence, reason, atMs: evidence.atMs, rank: evidence.subject === "recipient" ? 3 : 2 };
}

/** The reason for `unknown` given by evidence other than a reply. */
export function otherUnknown(evidence: Evidence): Finding | null {
  const { type, atMs } = evidence;
  // A doubt is why we went on asking, any other limit why we stopped.
  if (type === "limit")
    return { evidence, reason: LIMIT_REASONS[evidence.limit], atMs, rank: evidence.limit === "doubted" ? 5 : 6 };
  if (type === "failure") return { evidence, reason: FAILURE_REASONS[evidence.failure], atMs, rank: 1 };
  if (type !== "dns" || RULES_MAIL_OUT.has(evidence.outcome)) return null;
  return { evidence, reason: evidence.outcome, atMs, rank: 4 };
}

/** The latest finding; ties by rank, then by reason and content, so that the order is total. */
export function latest(findings: readonly Finding[]): Finding | null {
  return findings.reduce<Finding | null>((best, one) => (best === null || compare(one, best) > 0 ? one : best), null);
}

function compare(left: Finding, right: Finding): number {
  return (
    left.atMs - right.atMs || left.rank - right.rank || order(right.reason, left.reason) || order(key(right), key(left))
  );
}

const order = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
const key = ({ evidence }: Finding): string => JSON.stringify(evidence);
