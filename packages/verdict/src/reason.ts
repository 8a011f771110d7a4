/** The coarse outcome, the first thing to filter on. */
export type Status = "deliverable" | "risky" | "undeliverable" | "unknown";

/** Closed list of reasons, used verbatim in exports and the API. */
export type Reason =
  | "accepted"
  | "catch_all"
  | "catch_all_untested"
  | "provider_hides_mailboxes"
  | "mailbox_full"
  | "recipient_busy"
  | "recipient_restricted"
  | "disposable"
  | "role_account"
  | "invalid_syntax"
  | "reserved_domain"
  | "domain_not_found"
  | "no_mail_server"
  | "null_mx"
  | "mailbox_not_found"
  | "mailbox_disabled"
  | "domain_not_served"
  | "greylisted"
  | "temporary_failure"
  | "rate_limited"
  | "blocked"
  | "sender_rejected"
  | "connection_failed"
  | "timeout"
  | "dns_error"
  | "protocol_error"
  | "smtputf8_unsupported"
  | "policy_refusal"
  | "doubted"
  | "not_probed"
  | "suppressed"
  | "unsafe_mx"
  | "cancelled"
  | "not_answered_yet"
  | "gave_up";

/** The one-column answer: is it safe to mail this address? */
export type SafeToSend = "yes" | "risky" | "no" | "unknown";
