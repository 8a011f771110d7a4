import type {
  Reason,
  SafeToSend,
  Status,
  DnsEvidence,
  Evidence,
  FailureEvidence,
  LimitEvidence,
  ReplyEvidence,
  Stage,
} from "@rollcall/verdict";
import { z } from "zod";
import { counted, words } from "./common.ts";

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
  reserved_domain: true,
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
  doubted: true,
  not_probed: true,
  suppressed: true,
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

const atMs = z.number().describe("When, in milliseconds since 1970.");

const STAGE = words<Stage>({
  connect: true,
  ehlo: true,
  starttls: true,
  mail: true,
  rcpt: true,
  data: true,
  unknown: true,
});

const SYNTAX = z.object({ type: z.literal("syntax"), problem: z.string(), atMs });

const DNS = z.object({
  type: z.literal("dns"),
  outcome: words<DnsEvidence["outcome"]>({
    domain_not_found: true,
    no_mail_server: true,
    null_mx: true,
    dns_error: true,
    unsafe_mx: true,
  }),
  detail: z.string(),
  atMs,
});

const REPLY = z.object({
  type: z.literal("reply"),
  stage: STAGE,
  subject: words<ReplyEvidence["subject"]>({ recipient: true, control: true, session: true }),
  code: z.int(),
  enhanced: z.string().nullable(),
  text: z.string(),
  host: z.string(),
  provider: z.string().nullable(),
  sender: z.string().exactOptional().describe("Our MAIL FROM, where the reply names it."),
  backup: z.literal(true).exactOptional().describe("A host that stands in for one that could not be talked to."),
  atMs,
  durationMs: z.number(),
});

const FAILURE = z.object({
  type: z.literal("failure"),
  stage: STAGE,
  failure: words<FailureEvidence["failure"]>({
    connection_failed: true,
    timeout: true,
    protocol_error: true,
    tls_failed: true,
  }),
  detail: z.string(),
  host: z.string().nullable(),
  atMs,
});

const CATCH_ALL = z.object({
  type: z.literal("catch_all"),
  catchAll: z.boolean().nullable().describe("Null: the control got no clear answer."),
  askedAtMs: z.number(),
  atMs,
});

const DIFFERENTIAL = z
  .object({
    type: z.literal("differential"),
    host: z.string(),
    acceptedAtMs: z.number().describe("When the host last accepted a name of the domain."),
    control: z
      .object({ code: z.int(), enhanced: z.string().nullable(), text: z.string(), atMs })
      .nullable()
      .describe("Its refusal of a made-up name; null: none."),
    atMs,
  })
  .describe("What the same host said about other names of the domain in the same session.");

const LIMIT = z.object({
  type: z.literal("limit"),
  limit: words<LimitEvidence["limit"]>({
    smtputf8_unsupported: true,
    not_probed: true,
    suppressed: true,
    cancelled: true,
    gave_up: true,
    doubted: true,
  }),
  detail: z.string(),
  atMs,
});

/** What was learned of an address, as it is stored. */
export const EVIDENCE = z
  .discriminatedUnion("type", [SYNTAX, DNS, REPLY, FAILURE, CATCH_ALL, DIFFERENTIAL, LIMIT])
  .meta({
    id: "Evidence",
    description: "One thing that was learned: a server's words, a failure, what the DNS said. See `type`.",
  }) satisfies z.ZodType<Evidence>;
