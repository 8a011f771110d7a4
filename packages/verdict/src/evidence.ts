import type { Stage } from "@rollcall/providers";
import type { Reason } from "./reason.ts";

export type { Stage };

/** One observation about an address. Stored verbatim, so that verdicts can be recomputed. */
export type Evidence =
  | SyntaxEvidence
  | DnsEvidence
  | ReplyEvidence
  | FailureEvidence
  | CatchAllEvidence
  | DifferentialEvidence
  | LimitEvidence
  | TestEvidence;

/** The text is not a mailbox (RFC 5321 §4.1.2). */
export interface SyntaxEvidence {
  readonly type: "syntax";
  /** One of the address package's problem codes. */
  readonly problem: string;
  readonly atMs: number;
}

/** DNS offers no way to deliver, or could not be resolved. */
export interface DnsEvidence {
  readonly type: "dns";
  readonly outcome: "domain_not_found" | "no_mail_server" | "null_mx" | "dns_error" | "unsafe_mx";
  /** Human-readable: name and answer. */
  readonly detail: string;
  readonly atMs: number;
}

/** A server's reply. */
export interface ReplyEvidence {
  readonly type: "reply";
  readonly stage: Stage;
  /**
   * What the command was about: `recipient` = RCPT for this address, `control` = RCPT for a made-up name at its domain, `session` =
   * anything before RCPT, hence about the host, the site or us.
   */
  readonly subject: "recipient" | "control" | "session";
  /** Basic code, 200–599 (RFC 5321 §4.2). */
  readonly code: number;
  /** Enhanced code such as "5.1.1" (RFC 3463), or null. */
  readonly enhanced: string | null;
  /** The reply's text, lines joined by \n, without the basic code; at most 2,000 characters. */
  readonly text: string;
  /** The MX host that replied. */
  readonly host: string;
  /** Known operator of that host, or null. */
  readonly provider: string | null;
  /** Our MAIL FROM, if the reply names it: then it is about us. */
  readonly sender?: string;
  /**
   * A lower-priority MX, used because the preferred one was unreachable. Backups often queue mail without knowing the mailboxes, and
   * accept every name.
   */
  readonly backup?: true;
  readonly atMs: number;
  /** From the last byte of the command to the last byte of the reply. */
  readonly durationMs: number;
}

/** No usable reply: network, timeout or protocol failure. */
export interface FailureEvidence {
  readonly type: "failure";
  readonly stage: Stage;
  readonly failure: "connection_failed" | "timeout" | "protocol_error" | "tls_failed";
  /** Human-readable: errno, the step that timed out … */
  readonly detail: string;
  /** null = no MX host was reachable. */
  readonly host: string | null;
  readonly atMs: number;
}

/** A cached control of the domain, from an earlier session. */
export interface CatchAllEvidence {
  readonly type: "catch_all";
  /** true = a made-up name was accepted; false = rejected as unknown; null = no clear answer. */
  readonly catchAll: boolean | null;
  /** When the control was asked. */
  readonly askedAtMs: number;
  readonly atMs: number;
}

/** What the same host said about other names of the domain in the same session, or in sessions one after the other. */
export interface DifferentialEvidence {
  readonly type: "differential";
  /** The MX host. */
  readonly host: string;
  /** When it last accepted a name of the domain: another one, or, for an address that it accepted, this one again. */
  readonly acceptedAtMs: number;
  /** Its refusal of the control, or the last 421 of a series (CONTRAST, packages/smtp); null: none. */
  readonly control: Pick<ReplyEvidence, "code" | "enhanced" | "text" | "atMs"> | null;
  readonly atMs: number;
}

/** A limit of our own, not a reply. */
export interface LimitEvidence {
  readonly type: "limit";
  readonly limit:
    | "smtputf8_unsupported"
    | "not_probed"
    | "suppressed"
    | "cancelled"
    | "not_answered_yet"
    | "gave_up"
    | "doubted";
  /** Human-readable. */
  readonly detail: string;
  readonly atMs: number;
}

/** A test address: its answer is fixed, and no server was asked. */
export interface TestEvidence {
  readonly type: "test";
  readonly reason: Reason;
  readonly atMs: number;
}
