import type { Reason, Status } from "@rollcall/verdict";

/** One verdict that would be honest. */
export interface Truth {
  readonly status: Status;
  readonly reason: Reason;
}

const STATUSES: Readonly<Record<Exclude<Status, "unknown">, ReadonlySet<Reason>>> = {
  deliverable: new Set<Reason>(["accepted"]),
  risky: new Set<Reason>([
    "catch_all",
    "catch_all_untested",
    "provider_hides_mailboxes",
    "mailbox_full",
    "recipient_busy",
    "recipient_restricted",
    "disposable",
    "role_account",
  ]),
  undeliverable: new Set<Reason>([
    "invalid_syntax",
    "domain_not_found",
    "no_mail_server",
    "null_mx",
    "mailbox_not_found",
    "mailbox_disabled",
    "domain_not_served",
  ]),
};

/** The status that a reason belongs to; every other reason is a kind of not knowing. */
export function statusOf(reason: Reason): Status {
  if (STATUSES.deliverable.has(reason)) return "deliverable";
  if (STATUSES.risky.has(reason)) return "risky";
  return STATUSES.undeliverable.has(reason) ? "undeliverable" : "unknown";
}
