import type { Stage } from "@rollcall/providers";

export type { Stage };

/** One thing that was learned about an address. Stored as it is; verdicts are derived from it and can be derived again. */
export type Evidence =
  | SyntaxEvidence
  | DnsEvidence
  | ReplyEvidence
  | FailureEvidence
  | CatchAllEvidence
  | LimitEvidence;

/** The text is not a mailbox (RFC 5321 §4.1.2). */
export interface SyntaxEvidence {
  readonly type: "syntax";
  /** One of the address package's problem codes. */
  readonly problem: string;
  readonly atMs: number;
}

/** The DNS has no way to deliver, or could not say. */
export interface DnsEvidence {
  readonly type: "dns";
  readonly outcome: "domain_not_found" | "no_mail_server" | "null_mx" | "dns_error" | "unsafe_mx";
  /** In words, for people: which name, which answer. */
  readonly detail: string;
  readonly atMs: number;
}

/** A server's words. */
export interface ReplyEvidence {
  readonly type: "reply";
  readonly stage: Stage;
  /**
   * Whom the command was about: `recipient` a RCPT for this very address, `control` a RCPT for a made-up name at its domain,
   * `session` anything that came before RCPT and so concerns the host, the site or us.
   */
  readonly subject: "recipient" | "control" | "session";
  /** Basic code, 200–599 (RFC 5321 §4.2). */
  readonly code: number;
  /** Enhanced code such as "5.1.1" (RFC 3463), or null. */
  readonly enhanced: string | null;
  /** The reply's text, lines joined by \n, without the basic code; at most 2,000 characters. */
  readonly text: string;
  /** The MX host that said it. */
  readonly host: string;
  /** Known operator of that host, or null. */
  readonly provider: string | null;
  /**
   * The domain prefers another host, which could not be talked to. Such a host often holds mail for it without knowing its
   * mailboxes, and takes every name. Left out where that is not so.
   */
  readonly backup?: true;
  readonly atMs: number;
  /** From the command's last byte to the reply's last. */
  readonly durationMs: number;
}

/** No usable words: the network, time or the protocol failed. */
export interface FailureEvidence {
  readonly type: "failure";
  readonly stage: Stage;
  readonly failure: "connection_failed" | "timeout" | "protocol_error" | "tls_failed";
  /** In words, for people: the errno, the step that ran out of time … */
  readonly detail: string;
  /** The MX host, or null when none could be reached. */
  readonly host: string | null;
  readonly atMs: number;
}

/** What is remembered of the domain: a control that was asked earlier, not in this session. */
export interface CatchAllEvidence {
  readonly type: "catch_all";
  /** true: a made-up name was accepted; false: it was refused as unknown; null: the control got no clear answer. */
  readonly catchAll: boolean | null;
  /** When the control was asked. */
  readonly askedAtMs: number;
  readonly atMs: number;
}

/** A bound of our own, not an answer of anybody's. */
export interface LimitEvidence {
  readonly type: "limit";
  readonly limit: "smtputf8_unsupported" | "not_probed" | "suppressed" | "cancelled" | "gave_up" | "doubted";
  /** In words, for people. */
  readonly detail: string;
  readonly atMs: number;
}
