import type { Evidence } from "./evidence.ts";

/** What people filter on first. */
export type Status = "deliverable" | "risky" | "undeliverable" | "unknown";

/** Why, as a closed list: exports and the API use exactly these words. */
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
  | "not_probed"
  | "unsafe_mx"
  | "cancelled"
  | "gave_up";

/** May this address be mailed? The column for people who want one answer. */
export type SafeToSend = "yes" | "risky" | "no" | "unknown";

/** A judgement and what it rests on. The same evidence, facts and policy give the same verdict, forever. */
export interface Verdict {
  readonly status: Status;
  readonly reason: Reason;
  readonly safeToSend: SafeToSend;
  /** 0 undeliverable; 1–79 risky or unknown; 80–100 deliverable. */
  readonly score: number;
  /** true, false, or null where nobody knows. */
  readonly catchAll: boolean | null;
  readonly full: boolean | null;
  readonly disabled: boolean | null;
  /** The id of the rule by which the reply that decided was read; null where no reply decided. */
  readonly rule: string | null;
  /** The evidence that decided, most weighty first; empty only when there was none. */
  readonly basis: readonly Evidence[];
}
