import type { Reason, SafeToSend, Status } from "./verdict.ts";

interface Weight {
  readonly status: Status;
  readonly safeToSend: SafeToSend;
  /** 0 undeliverable; 1–79 risky or unknown; 80–100 deliverable. */
  readonly score: number;
}

const risky = (score: number): Weight => ({ status: "risky", safeToSend: "risky", score });
const undeliverable: Weight = { status: "undeliverable", safeToSend: "no", score: 0 };
const unknown = (score: number): Weight => ({ status: "unknown", safeToSend: "unknown", score });

/**
 * Status and score per reason. What is suppressed is never safe to send to, whatever the mailbox. Risky scores order by how likely a message arrives, unknown ones by how likely a retry succeeds:
 * greylisting high, broken hosts low.
 */
export const WEIGHTS: Readonly<Record<Reason, Weight>> = {
  accepted: { status: "deliverable", safeToSend: "yes", score: 95 },
  recipient_busy: risky(75),
  role_account: risky(70),
  catch_all_untested: risky(65),
  provider_hides_mailboxes: risky(55),
  catch_all: risky(50),
  mailbox_full: risky(30),
  recipient_restricted: risky(25),
  disposable: risky(15),
  invalid_syntax: undeliverable,
  reserved_domain: undeliverable,
  domain_not_found: undeliverable,
  no_mail_server: undeliverable,
  null_mx: undeliverable,
  mailbox_not_found: undeliverable,
  mailbox_disabled: undeliverable,
  domain_not_served: undeliverable,
  greylisted: unknown(45),
  rate_limited: unknown(40),
  blocked: unknown(40),
  sender_rejected: unknown(40),
  not_probed: unknown(40),
  suppressed: { ...unknown(40), safeToSend: "no" },
  cancelled: unknown(40),
  not_answered_yet: unknown(40),
  smtputf8_unsupported: unknown(40),
  temporary_failure: unknown(35),
  doubted: unknown(35),
  gave_up: unknown(25),
  policy_refusal: unknown(25),
  dns_error: unknown(20),
  timeout: unknown(20),
  protocol_error: unknown(20),
  connection_failed: unknown(15),
  unsafe_mx: unknown(5),
};
