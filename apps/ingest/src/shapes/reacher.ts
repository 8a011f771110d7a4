import { z } from "zod";
import type { AnsweredRow } from "@rollcall/core";
import type { Status } from "@rollcall/verdict";
import type { JsonOf } from "../http/declaration.ts";
import { words } from "./common.ts";

/** Each status in Reacher's word. */
export const REACHABLE: Readonly<Record<Status, "safe" | "risky" | "invalid" | "unknown">> = {
  deliverable: "safe",
  risky: "risky",
  undeliverable: "invalid",
  unknown: "unknown",
};

const CORE_ERROR = z.object({ type: z.string(), message: z.string() });

/** The answer of Reacher's `check_email`, as its public OpenAPI document (0.10.0) describes it. */
export const CHECK_EMAIL_OUTPUT = z
  .object({
    input: z.string(),
    is_reachable: words({ safe: true, risky: true, invalid: true, unknown: true }),
    misc: z.object({ is_disposable: z.boolean(), is_role_account: z.boolean() }),
    mx: z.union([z.object({ accepts_mail: z.boolean(), records: z.array(z.string()) }), CORE_ERROR]),
    smtp: z.union([
      z.object({
        can_connect_smtp: z.boolean(),
        has_full_inbox: z.boolean(),
        is_catch_all: z.boolean(),
        is_deliverable: z.boolean(),
        is_disabled: z.boolean(),
      }),
      CORE_ERROR,
    ]),
    syntax: z.object({ domain: z.string(), is_valid_syntax: z.boolean(), username: z.string() }),
  })
  .meta({ id: "CheckEmailOutput", description: "A verdict in Reacher's shape." });

type CheckEmailOutput = JsonOf<typeof CHECK_EMAIL_OUTPUT>;

/** What a verdict, or a row with its answer, has of it. Null: not known, or not answered yet. */
export type ReacherInput = Pick<
  AnsweredRow,
  "asked" | "status" | "reason" | "catchAll" | "role" | "disposable" | "mxHost" | "smtpReply"
> & {
  /** The text as it was sent. */
  readonly input: string;
};

const NO_ADDRESS: ReadonlySet<string> = new Set(["invalid_syntax", "reserved_domain", "no_address"]);
const NO_MAIL: ReadonlySet<string> = new Set([...NO_ADDRESS, "domain_not_found", "no_mail_server", "null_mx"]);
/** Risky ones that were accepted. */
const ACCEPTED: ReadonlySet<string> = new Set([
  "accepted",
  "catch_all",
  "catch_all_untested",
  "provider_hides_mailboxes",
  "role_account",
  "disposable",
]);

/** A verdict in Reacher's shape: what is not known is an error of that part, never a `false`. */
export function reacherView(given: ReacherInput): CheckEmailOutput {
  const { input, asked } = given;
  const status = given.reason === "no_address" ? "undeliverable" : (given.status ?? "unknown");
  const reason = given.reason ?? "not_answered_yet";
  const address = asked ?? input;
  const at = address.lastIndexOf("@");
  return {
    input,
    is_reachable: REACHABLE[status],
    misc: { is_disposable: given.disposable ?? false, is_role_account: given.role ?? false },
    mx: mxOf(given, status, reason),
    smtp: smtpOf(given, status, reason),
    syntax: {
      domain: at === -1 ? "" : address.slice(at + 1),
      is_valid_syntax: reason !== "invalid_syntax" && reason !== "no_address",
      username: at === -1 ? "" : address.slice(0, at),
    },
  };
}

function mxOf({ mxHost }: ReacherInput, status: Status, reason: string): CheckEmailOutput["mx"] {
  if (NO_MAIL.has(reason)) return { accepts_mail: false, records: [] };
  if (mxHost === null && status === "unknown")
    return { type: reason, message: "The domain's mail servers are not known." };
  return { accepts_mail: true, records: mxHost === null ? [] : [`${mxHost.replace(/\.$/, "")}.`] };
}

function smtpOf({ catchAll, smtpReply }: ReacherInput, status: Status, reason: string): CheckEmailOutput["smtp"] {
  if (status === "unknown")
    return { type: reason, message: smtpReply ?? "No server has said whether the mailbox exists." };
  return {
    can_connect_smtp: !NO_MAIL.has(reason),
    has_full_inbox: reason === "mailbox_full",
    is_catch_all: catchAll === true,
    is_deliverable: ACCEPTED.has(reason),
    is_disabled: reason === "mailbox_disabled",
  };
}
