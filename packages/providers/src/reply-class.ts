/**
 * The meaning of a reply. A closed list: consumers switch exhaustively.
 *
 * About the mailbox:
 * - `accepted`: 2xx to RCPT. `cannot_verify`: 252, accepted without verification (RFC 5321 §3.5.3).
 * - `no_mailbox`, `mailbox_disabled`: permanently rejected (5xx).
 * - `unconfirmed_refusal`: the same with a 4xx, hence not final (Postfix `soft_bounce`, a failed lookup).
 * - `mailbox_full`, `recipient_busy`, `recipient_restricted`: exists; over quota, over its receiving limit, not accepting mail from us.
 *
 * Retry later:
 * - `greylisted` (RFC 6647), `temporary_failure`, `rate_limited` (connections, messages, errors), `too_many_recipients`.
 *
 * About us, not about the mailbox:
 * - `harvest_guard`: too many unknown recipients. `blocked`: our IP address, host name, network or reputation.
 * - `sender_rejected`: HELO, MAIL FROM, SPF. `tls_required`, `authentication_required`: missing in this session.
 * - `message_content`: spam, virus, size; expected after DATA only.
 *
 * About the domain:
 * - `domain_not_served`: relaying denied. `domain_not_found`: the server cannot find it.
 * - `no_mail_accepted`: accepts no mail at all (RFC 7504, RFC 7505).
 *
 * Others: `smtputf8_unsupported` (RFC 6531), `protocol_problem` (syntax, sequence), `policy_refusal` (any other 5xx).
 */
export type ReplyClass = keyof typeof REPLY_CLASSES;

/**
 * What the reply applies to, hence what must slow down: the recipient, the mail transaction (RSET helps), the session (a new one helps),
 * the site, or our source address.
 */
export type ReplyScope = "recipient" | "transaction" | "session" | "site" | "source";

/** What a class proves about the mailbox. */
export type MailboxAnswer = "accepted" | "exists" | "missing" | "none";

interface ReplyClassFacts {
  readonly scope: ReplyScope;
  readonly answer: MailboxAnswer;
  /** A retry may end differently. */
  readonly retryable: boolean;
}

const facts = (scope: ReplyScope, answer: MailboxAnswer, retryable: boolean): ReplyClassFacts => ({
  scope,
  answer,
  retryable,
});

/** Facts per class. The scope is a default: a rule or the stage may override it. */
export const REPLY_CLASSES = {
  accepted: facts("recipient", "accepted", false),
  cannot_verify: facts("recipient", "accepted", false),
  no_mailbox: facts("recipient", "missing", false),
  mailbox_disabled: facts("recipient", "missing", false),
  unconfirmed_refusal: facts("recipient", "none", true),
  mailbox_full: facts("recipient", "exists", false),
  recipient_busy: facts("recipient", "exists", false),
  recipient_restricted: facts("recipient", "exists", false),
  greylisted: facts("recipient", "none", true),
  temporary_failure: facts("recipient", "none", true),
  rate_limited: facts("site", "none", true),
  too_many_recipients: facts("transaction", "none", true),
  harvest_guard: facts("source", "none", true),
  blocked: facts("source", "none", true),
  sender_rejected: facts("source", "none", true),
  tls_required: facts("session", "none", true),
  authentication_required: facts("site", "none", false),
  message_content: facts("recipient", "none", false),
  domain_not_served: facts("recipient", "none", false),
  domain_not_found: facts("recipient", "none", false),
  no_mail_accepted: facts("recipient", "none", false),
  smtputf8_unsupported: facts("recipient", "none", false),
  protocol_problem: facts("session", "none", true),
  policy_refusal: facts("recipient", "none", false),
} as const satisfies Record<string, ReplyClassFacts>;

/** Whether a retry may end differently. */
export function isRetryable(replyClass: ReplyClass): boolean {
  return REPLY_CLASSES[replyClass].retryable;
}
