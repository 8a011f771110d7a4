import type { Evidence, Reason, SafeToSend, Status } from "@rollcall/verdict";
import { z } from "zod";

/** A closed list of words: one that its type lacks, or has more, does not compile. */
function words<Word extends string>(all: Readonly<Record<Word, true>>): z.ZodEnum<{ [Key in Word]: Key }> {
  return z.enum(Object.keys(all) as Word[]);
}

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

/** What was learned of an address, as it is stored. */
export const EVIDENCE = z
  .custom<Evidence>((value) => typeof value === "object" && value !== null && "type" in value)
  .meta({
    id: "Evidence",
    description: "One thing that was learned: a server's words, a failure, what the DNS said. See `type`.",
    type: "object",
    properties: {
      type: { type: "string", enum: ["syntax", "dns", "reply", "failure", "catch_all", "limit"] },
      atMs: { type: "number" },
    },
    required: ["type"],
    additionalProperties: true,
  });

/** What the server said that decided. */
export const SERVER_WORDS = {
  provider: z.string().nullable(),
  mx_host: z.string().nullable(),
  smtp_code: z.int().nullable(),
  enhanced_code: z.string().nullable(),
  smtp_reply: z.string().nullable(),
} as const;
