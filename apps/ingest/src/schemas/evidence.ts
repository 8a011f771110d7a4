import type { DnsEvidence, Evidence, FailureEvidence, LimitEvidence, ReplyEvidence, Stage } from "@rollcall/verdict";
import { z } from "zod";
import { words } from "./words.ts";

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
export const EVIDENCE = z.discriminatedUnion("type", [SYNTAX, DNS, REPLY, FAILURE, CATCH_ALL, LIMIT]).meta({
  id: "Evidence",
  description: "One thing that was learned: a server's words, a failure, what the DNS said. See `type`.",
}) satisfies z.ZodType<Evidence>;
