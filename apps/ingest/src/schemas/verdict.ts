import type { Reason, SafeToSend, Status } from "@rollcall/verdict";
import { z } from "zod";
import { counted, words } from "./words.ts";

export const STATUS = words<Status>({ deliverable: true, risky: true, undeliverable: true, unknown: true }).meta({
  id: "Status",
  description: "What people filter on first.",
});

export const REASON = words<Reason>({
  accepted: true,
  catch_all: true,
  catch_all_untested: true,
  provider_hides_mailboxes: true,
  mailbox_full: true,
  recipient_busy: true,
  recipient_restricted: true,
  disposable: true,
  role_account: true,
  invalid_syntax: true,
  domain_not_found: true,
  no_mail_server: true,
  null_mx: true,
  mailbox_not_found: true,
  mailbox_disabled: true,
  domain_not_served: true,
  greylisted: true,
  temporary_failure: true,
  rate_limited: true,
  blocked: true,
  sender_rejected: true,
  connection_failed: true,
  timeout: true,
  dns_error: true,
  protocol_error: true,
  smtputf8_unsupported: true,
  policy_refusal: true,
  not_probed: true,
  unsafe_mx: true,
  cancelled: true,
  gave_up: true,
}).meta({ id: "Reason", description: "Why, as a closed list." });

export const SAFE_TO_SEND = words<SafeToSend>({ yes: true, risky: true, no: true, unknown: true }).meta({
  id: "SafeToSend",
  description: "May this address be mailed? For people who want one answer.",
});

export const STATUS_COUNTS = counted(STATUS, z.int()).meta({
  id: "StatusCounts",
  description: "How many have each status; a status that is absent has none.",
});

export const REASON_COUNTS = counted(REASON, z.int()).meta({
  id: "ReasonCounts",
  description: "How many have each reason; a reason that is absent has none.",
});

/** What the server said that decided. */
export const SERVER_WORDS = {
  provider: z.string().nullable(),
  mx_host: z.string().nullable(),
  smtp_code: z.int().nullable(),
  enhanced_code: z.string().nullable(),
  smtp_reply: z.string().nullable(),
} as const;
