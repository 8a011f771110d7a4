import type { MxHost, ResolveHost } from "@rollcall/routing";
import type { Evidence, ReplyEvidence } from "@rollcall/verdict";

/** The source that a session speaks from. Greylisting remembers all three. */
export interface Egress {
  /** Local address to bind, or null for the system's choice. */
  readonly bindAddress: string | null;
  /** Our name for EHLO: a fully qualified host name (RFC 5321 §4.1.1.1). */
  readonly heloName: string;
  /** Reverse-path for MAIL FROM, without angle brackets; "" is the null reverse-path. */
  readonly mailFrom: string;
}

/** One address to ask for. */
export interface Recipient {
  /** The caller's name for it, unique in the session. */
  readonly id: string;
  /** What RCPT TO names: local@A-label-domain. */
  readonly address: string;
  readonly needsSmtpUtf8: boolean;
}

/** How one session must behave; the numbers come from the provider's policy. */
export interface SessionPolicy {
  /** RCPT commands before QUIT, controls included: room is kept for a control that is still to be asked. */
  readonly maxAddresses: number;
  /** RCPT commands in one mail transaction; 1 means RSET and MAIL between addresses. */
  readonly recipientsPerTransaction: number;
  /** Refused recipients (5xx to RCPT, controls included) after which the session ends. */
  readonly maxRefusals: number;
  /** Age after which no new address is asked. */
  readonly maxAgeMs: number;
  /** End the session when a reply takes this many times the first RCPT reply's time and over 2 s; 0 switches it off. */
  readonly tarpitFactor: number;
  readonly tls: "opportunistic" | "required" | "never";
  /** MAIL and one RCPT in one write where PIPELINING is offered (RFC 2920). */
  readonly pipelining: boolean;
  /** Where a control address is asked: in the same session, in a session of its own, or not at all. */
  readonly control: "same_session" | "own_session" | "never";
  readonly timeouts: SessionTimeouts;
}

/** Time limits of each step, milliseconds. RFC 5321 §4.5.3.2 allows minutes; a prober is less patient. */
export interface SessionTimeouts {
  readonly connectMs: number;
  readonly bannerMs: number;
  readonly ehloMs: number;
  readonly tlsMs: number;
  readonly mailMs: number;
  readonly rcptMs: number;
  readonly quitMs: number;
  /** The whole session, all hosts tried included. */
  readonly sessionMs: number;
}

/** All that one session needs to know. */
export interface SessionPlan {
  readonly egress: Egress;
  /** By preference, then name; the prober shuffles within one preference. */
  readonly hosts: readonly MxHost[];
  readonly port: number;
  /** The operator allows loopback, private and link-local addresses (tests, demo, a LAN). */
  readonly allowPrivateAddresses: boolean;
  readonly provider: string | null;
  readonly recipients: readonly Recipient[];
  /** Control addresses by domain: asked once, after the first acceptance or greylisting at that domain. Absent domain: no control wanted. */
  readonly controls: ReadonlyMap<string, string>;
  readonly policy: SessionPolicy;
  /** TLS is known to be broken at this site: don't try it. */
  readonly skipTls: boolean;
  readonly keepTranscript: boolean;
}

/** The world as a session sees it; passed in so that tests can replace it. */
export interface ProberPorts {
  readonly resolveHost: ResolveHost;
  readonly nowMs: () => number;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** Aborted: no new address is asked, QUIT follows, the rest is unanswered. */
  readonly signal?: AbortSignal;
  /** Called at each step as it happens, for live pages. */
  readonly onStep?: (step: SessionStep) => void;
  /**
   * Says of an answer to RCPT that asking on would be rude or useless, such as a block of our address: the session then
   * ends `cut_short` with it. Absent: only the plan's limits end a session.
   */
  readonly stopsSession?: (evidence: ReplyEvidence) => boolean;
}

/** A step of a session, for live pages and transcripts. */
export interface SessionStep {
  readonly atMs: number;
  readonly step: "connect" | "banner" | "ehlo" | "starttls" | "mail" | "rcpt" | "control" | "rset" | "quit" | "close";
  readonly host: string;
  /** The server's words, or ours where it failed; null while under way. */
  readonly detail: string | null;
  readonly code: number | null;
  readonly durationMs: number | null;
}

/** One line of the wire, as said. */
export interface TranscriptLine {
  readonly atMs: number;
  /** C we said it, S the server said it, # a note of ours (connected, secured, closed). */
  readonly by: "C" | "S" | "#";
  readonly text: string;
}

/** What one session learned. Every recipient of the plan is in exactly one of `answers` and `unanswered`. */
export interface SessionReport {
  /** Addresses about which something was learned: an answer to RCPT, or the failure of the whole site. */
  readonly answers: readonly { readonly id: string; readonly evidence: readonly Evidence[] }[];
  /** Addresses not reached (hang-up, 421, limits, abort): due again, with no attempt counted. */
  readonly unanswered: readonly string[];
  /** Answers to control addresses, by domain. */
  readonly controls: readonly { readonly domain: string; readonly evidence: ReplyEvidence }[];
  /** How the session ended, for pacing. */
  readonly ending: SessionEnding;
  /** STARTTLS was offered and failed; a plain connection was used or tried. */
  readonly tlsBroken: boolean;
  /** The host that answered, or null. */
  readonly host: string | null;
  /** RCPT commands answered with 5xx, controls included: they count against the budget. */
  readonly refusedRecipients: number;
  /** RCPT commands sent. */
  readonly askedRecipients: number;
  readonly durationMs: number;
  readonly transcript: readonly TranscriptLine[] | null;
}

/**
 * How a session ended.
 * - `completed`: all that could be asked under the policy was asked.
 * - `cut_short`: it got as far as RCPT, and did not end well: the server hung up, fell silent, said 421 or too many recipients, refused
 *   RSET or a later MAIL, or tarpitted, at the first RCPT or after it; or `stopsSession` said so.
 * - `refused`: banner, EHLO, STARTTLS or MAIL was refused, or TLS is required and was not to be had: `evidence` says which.
 * - `unreachable`: no host could be connected to, or none spoke SMTP in time.
 * - `aborted`: the caller's signal.
 */
export type SessionEnding =
  | { readonly type: "completed" }
  | { readonly type: "cut_short"; readonly evidence: Evidence }
  | { readonly type: "refused"; readonly evidence: Evidence }
  | { readonly type: "unreachable"; readonly evidence: Evidence }
  | { readonly type: "aborted" };
