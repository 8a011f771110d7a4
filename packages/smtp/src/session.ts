import type { MxHost, ResolveHost } from "@rollcall/routing";
import type { Evidence, ReplyEvidence } from "@rollcall/verdict";
import type { EgressProxy } from "./egress-proxy.ts";

/** The source of a session, which greylists remember by all three. */
export interface Egress {
  /** Local address to bind, or null for the system's choice. */
  readonly bindAddress: string | null;
  /** Carries the sessions; they then come from its address. Absent: none. */
  readonly proxy?: EgressProxy | undefined;
  /** Our name for EHLO: a fully qualified host name (RFC 5321 §4.1.1.1). */
  readonly heloName: string;
  /** Reverse-path for MAIL FROM, without angle brackets; "" is the null reverse-path. */
  readonly mailFrom: string;
}

/** One address to ask about. */
export interface Recipient {
  /** The caller's id, unique in the session. */
  readonly id: string;
  /** As in RCPT TO: local@A-label-domain. */
  readonly address: string;
  readonly needsSmtpUtf8: boolean;
}

/** Policy of one session; the numbers come from the provider's policy. All times in milliseconds. */
export interface SessionPolicy {
  /** RCPT commands before QUIT, controls included; the control of the last address may be one more. */
  readonly maxAddresses: number;
  /** The server itself ends a session after `maxAddresses` or `maxRefusals`: no control or witness may be one more. */
  readonly isLearned?: boolean;
  /**
   * RCPT commands per transaction, all of one domain; 1: RSET and MAIL between addresses. A control always has its own.
   */
  readonly recipientsPerTransaction: number;
  /** Refused recipients (5xx to RCPT, controls included) after which the session ends. */
  readonly maxRefusals: number;
  /** Age after which no new address is asked. */
  readonly maxAgeMs: number;
  /** Ends the session when a reply takes over 2 s and this many times the first RCPT reply's time; 0: off. */
  readonly tarpitFactor: number;
  readonly tls: "opportunistic" | "required" | "never";
  /** MAIL and one RCPT in one write if PIPELINING is offered (RFC 2920). */
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
  /** The whole session, over all hosts. */
  readonly sessionMs: number;
}

/** The input of a session. */
export interface SessionPlan {
  readonly egress: Egress;
  /** By preference, then name; the prober shuffles within a preference. */
  readonly hosts: readonly MxHost[];
  readonly port: number;
  /** The operator allows loopback, private and link-local addresses (tests, demo, a LAN). */
  readonly allowPrivateAddresses: boolean;
  readonly provider: string | null;
  readonly recipients: readonly Recipient[];
  /**
   * Control addresses by domain, asked once after the first acceptance or greylisting at that domain. Absent: no
   * control.
   */
  readonly controls: ReadonlyMap<string, string>;
  /** Domains whose control is asked first and without a recipient: names of theirs were accepted in earlier sessions. Absent: none. */
  readonly controlsAlone?: readonly string[];
  /** A name of each domain that was accepted earlier, to be asked beside a control alone that is answered by 421. Absent: none. */
  readonly witnesses?: ReadonlyMap<string, Recipient>;
  readonly policy: SessionPolicy;
  /** TLS is known to be broken at this site. */
  readonly skipTls: boolean;
  readonly keepTranscript: boolean;
}

/** The environment of a session, injected for tests. */
export interface ProberPorts {
  readonly resolveHost: ResolveHost;
  readonly nowMs: () => number;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** On abort no further address is asked, QUIT follows, and the rest is unanswered. */
  readonly signal?: AbortSignal;
  /** Called at each step, for live pages. */
  readonly onStep?: (step: SessionStep) => void;
  /**
   * Whether a reply to RCPT makes further questions rude or useless, such as a block of our address: the session then
   * ends `cut_short` with it. Absent: only the plan's limits end a session.
   */
  readonly stopsSession?: (evidence: ReplyEvidence) => boolean;
}

/** A step of a session, for live pages and transcripts. */
export interface SessionStep {
  readonly atMs: number;
  readonly step: "connect" | "banner" | "ehlo" | "starttls" | "mail" | "rcpt" | "control" | "rset" | "quit" | "close";
  readonly host: string;
  /** The server's words, or ours on failure; null at the start of the step. */
  readonly detail: string | null;
  readonly code: number | null;
  readonly durationMs: number | null;
}

/** One line of a transcript. */
export interface TranscriptLine {
  readonly atMs: number;
  /** C: client, S: server, #: comment (connected, secured, closed). */
  readonly by: "C" | "S" | "#";
  readonly text: string;
}

/** The result of a session. Every recipient of the plan is in exactly one of `answers` and `unanswered`. */
export interface SessionReport {
  /** Addresses with evidence: a reply to RCPT, or the failure of the whole site. */
  readonly answers: readonly { readonly id: string; readonly evidence: readonly Evidence[] }[];
  /** Addresses not asked (hang-up, 421, limits, abort): due again, without counting an attempt. */
  readonly unanswered: readonly string[];
  /** Replies about control addresses, by domain. */
  readonly controls: readonly { readonly domain: string; readonly evidence: ReplyEvidence }[];
  /** Domains whose control was answered by 421 each time while a witness was accepted each time: see `CONTRAST`. */
  readonly contrasts: readonly Contrast[];
  /** How the session ended, for pacing. */
  readonly ending: SessionEnding;
  /** Where it was cut short; null: it was not. */
  readonly cut: SessionCut | null;
  /** STARTTLS was offered and failed; plain text was used or tried. */
  readonly tlsBroken: boolean;
  /** Commands sent in one write broke the session, and one by one they did not. */
  readonly pipeliningBroken: boolean;
  /** The host that answered, or null. */
  readonly host: string | null;
  /** RCPT commands answered with 5xx, controls included; they count against the budget. */
  readonly refusedRecipients: number;
  /** RCPT commands sent. */
  readonly askedRecipients: number;
  readonly durationMs: number;
  readonly transcript: readonly TranscriptLine[] | null;
}

/** The last control and the last acceptance of a series. */
export interface Contrast {
  readonly domain: string;
  readonly control: ReplyEvidence;
  readonly acceptedAtMs: number;
}

/** Where a session was cut short. Counts are of its last connection. */
export interface SessionCut {
  /** RCPT commands answered before. */
  readonly answered: number;
  /** RCPT commands refused (5xx) before. */
  readonly refused: number;
  /** The recipient (by id) or the domain's control at whose RCPT it ended; null: it ended between two addresses. */
  readonly at:
    | { readonly type: "recipient"; readonly id: string }
    | { readonly type: "control"; readonly domain: string }
    | null;
}

/**
 * How a session ended.
 * - `completed`: asked all that the policy allows.
 * - `cut_short`: ended badly at or after the first RCPT: a hang-up, silence, 421, too many recipients, a refused RSET
 *   or MAIL, a tarpit, or `stopsSession`.
 * - `refused`: banner, EHLO, STARTTLS or MAIL was refused, or required TLS is not available; see `evidence`.
 * - `unreachable`: no host could be connected to, or none spoke SMTP in time.
 * - `egress_failed`: our own proxy would or could not work: nothing is known of the site. With `isCertain`, the proxy is of no use for
 *   any site; otherwise perhaps for this one only. `detail`: a sentence for the operator.
 * - `aborted`: by the caller's signal.
 */
export type SessionEnding =
  | { readonly type: "completed" }
  | { readonly type: "cut_short"; readonly evidence: Evidence }
  | { readonly type: "refused"; readonly evidence: Evidence }
  | { readonly type: "unreachable"; readonly evidence: Evidence }
  | EgressFailed
  | { readonly type: "aborted" };

/** See {@link SessionEnding}. */
export interface EgressFailed {
  readonly type: "egress_failed";
  readonly detail: string;
  readonly isCertain: boolean;
}
