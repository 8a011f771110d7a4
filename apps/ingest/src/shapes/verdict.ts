import { z } from "zod";
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
import { counted, words } from "./common.ts";

export const STATUS = words<Status>({ deliverable: true, risky: true, undeliverable: true, unknown: true }).meta({
  id: "Status",
  description: "The primary result.",
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
  not_answered_yet: true,
  gave_up: true,
}).meta({ id: "Reason", description: "The reason: a closed list." });

/** The reason of a row: it may have no address to give one for. */
export const ROW_REASON = z.enum([...REASON.options, "no_address"]).meta({
  id: "RowReason",
  description: "The reason of a row: one of `Reason`, or `no_address`. A closed list.",
});

export const SAFE_TO_SEND = words<SafeToSend>({ yes: true, risky: true, no: true, unknown: true }).meta({
  id: "SafeToSend",
  description: "Whether to send to this address, in one answer.",
});

export const STATUS_COUNTS = counted(STATUS, z.int()).meta({
  id: "StatusCounts",
  description: "Counts by status; missing ones are 0.",
});

export const REASON_COUNTS = counted(REASON, z.int()).meta({
  id: "ReasonCounts",
  description: "Counts by reason; missing ones are 0.",
});

export const IS_TEST = z.boolean().describe("A test address: its answer is fixed, and no server was asked.");

/** The deciding reply. */
export const SERVER_WORDS = {
  provider: z.string().nullable(),
  mx_host: z.string().nullable(),
  smtp_code: z.int().nullable(),
  enhanced_code: z.string().nullable(),
  smtp_reply: z.string().nullable(),
} as const;

const atMs = z.number().describe("Milliseconds since the epoch.");

const STAGE = words<Stage>({
  connect: true,
  ehlo: true,
  starttls: true,
  mail: true,
  rcpt: true,
  data: true,
  unknown: true,
});

const SYNTAX = z.object({ type: z.literal("syntax"), problem: z.string(), atMs }).meta({ id: "SyntaxEvidence" });

const DNS = z
  .object({
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
  })
  .meta({ id: "DnsEvidence" });

const REPLY = z
  .object({
    type: z.literal("reply"),
    stage: STAGE,
    subject: words<ReplyEvidence["subject"]>({ recipient: true, control: true, session: true }),
    code: z.int(),
    enhanced: z.string().nullable(),
    text: z.string(),
    host: z.string(),
    provider: z.string().nullable(),
    sender: z.string().exactOptional().describe("Our MAIL FROM, if the reply names it."),
    backup: z.literal(true).exactOptional().describe("A backup host, used because a preferred one was unreachable."),
    atMs,
    durationMs: z.number(),
  })
  .meta({ id: "ReplyEvidence" });

const FAILURE = z
  .object({
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
  })
  .meta({ id: "FailureEvidence" });

const CATCH_ALL = z
  .object({
    type: z.literal("catch_all"),
    catchAll: z.boolean().nullable().describe("Null: the control's result was not clear."),
    askedAtMs: z.number(),
    atMs,
  })
  .meta({ id: "CatchAllEvidence" });

const DIFFERENTIAL = z
  .object({
    type: z.literal("differential"),
    host: z.string(),
    acceptedAtMs: z.number().describe("When the host last accepted an address at the domain."),
    control: z
      .object({ code: z.int(), enhanced: z.string().nullable(), text: z.string(), atMs })
      .meta({ id: "ControlRefusal" })
      .nullable()
      .describe("Its refusal of a control; null: none."),
    atMs,
  })
  .meta({
    id: "DifferentialEvidence",
    description: "Replies of the same host about other addresses at the domain, in the same session.",
  });

const LIMIT = z
  .object({
    type: z.literal("limit"),
    limit: words<LimitEvidence["limit"]>({
      smtputf8_unsupported: true,
      not_probed: true,
      suppressed: true,
      cancelled: true,
      not_answered_yet: true,
      gave_up: true,
      doubted: true,
    }),
    detail: z.string(),
    atMs,
  })
  .meta({ id: "LimitEvidence" });

const TEST = z
  .object({ type: z.literal("test"), reason: REASON, atMs })
  .describe("A test address: its answer is fixed, and no server was asked.");

/** Stored evidence about an address. */
export const EVIDENCE = z
  .discriminatedUnion("type", [SYNTAX, DNS, REPLY, FAILURE, CATCH_ALL, DIFFERENTIAL, LIMIT, TEST])
  .meta({
    id: "Evidence",
    description: "A piece of evidence: a server's reply, a failure, a DNS result. See `type`.",
  }) satisfies z.ZodType<Evidence>;
