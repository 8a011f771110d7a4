/**
 * What a reply means. Closed: everything that reads a class switches over all of it.
 *
 * About the mailbox:
 * - `accepted`: 2xx to RCPT. `cannot_verify`: 252, accepted without looking (RFC 5321 §3.5.3).
 * - `no_mailbox`, `mailbox_disabled`: refused for good (5xx), by name.
 * - `unconfirmed_refusal`: the same words with a 4xx: said, but not for good (Postfix `soft_bounce`, a look-up gone wrong).
 * - `mailbox_full`, `recipient_busy`, `recipient_restricted`: it exists; over quota, over its own receiving rate, closed to strangers.
 *
 * Ask again later:
 * - `greylisted` (RFC 6647), `temporary_failure`, `rate_limited` (connections, messages, errors), `too_many_recipients`.
 *
 * About us, not about the mailbox:
 * - `harvest_guard`: too many unknown recipients asked from here. `blocked`: our address, name, network or reputation.
 * - `sender_rejected`: HELO, MAIL FROM, SPF. `tls_required`, `authentication_required`: this session lacks something.
 * - `message_content`: spam, virus, size; expected after DATA only.
 *
 * About the domain:
 * - `domain_not_served`: relaying denied. `domain_not_found`: doesn't exist, as this server sees it.
 * - `no_mail_accepted`: takes no mail at all (RFC 7504, RFC 7505).
 *
 * The rest: `smtputf8_unsupported` (RFC 6531), `protocol_problem` (syntax, sequence), `policy_refusal` (a 5xx that no rule knows).
 */
export type ReplyClass = keyof typeof REPLY_CLASSES;

/**
 * Whom the reply concerns, so who must slow down: this recipient, this mail transaction (RSET helps), this session
 * (a new one helps), the whole site, or the source we speak from.
 */
export type ReplyScope = "recipient" | "transaction" | "session" | "site" | "source";

/** What a class says about the mailbox: nothing at all is `none`. */
export type MailboxAnswer = "accepted" | "exists" | "missing" | "none";

interface ReplyClassFacts {
  readonly scope: ReplyScope;
  readonly answer: MailboxAnswer;
  /** Asking again later may bring another answer. */
  readonly retryable: boolean;
}

const facts = (scope: ReplyScope, answer: MailboxAnswer, retryable: boolean): ReplyClassFacts => ({
  scope,
  answer,
  retryable,
});

/** What each class means, in one place. Scope is the usual one: a rule or the stage may narrow or widen it. */
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

/** Whether asking again later may bring another answer. */
export function isRetryable(replyClass: ReplyClass): boolean {
  return REPLY_CLASSES[replyClass].retryable;
}
