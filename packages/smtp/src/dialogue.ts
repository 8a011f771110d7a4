import type { Evidence, ReplyEvidence } from "@rollcall/verdict";
import { type Capabilities, NO_CAPABILITIES } from "./capabilities.ts";
import { type Command, commandLine } from "./command.ts";
import type { Reply, Violation } from "./reply.ts";

/** One address that a dialogue asks for. */
export interface DialogueRecipient {
  readonly id: string;
  readonly address: string;
  readonly needsSmtpUtf8: boolean;
}

/** How one dialogue behaves. All times in milliseconds. */
export interface DialoguePolicy {
  /** RCPT commands before QUIT, controls included; the control of the last address may go one beyond. */
  readonly maxAddresses: number;
  /** RCPT commands in one transaction; all of one domain, and a control always has its own. */
  readonly recipientsPerTransaction: number;
  /** RCPT commands refused with 5xx, controls included, after which the dialogue ends. */
  readonly maxRefusals: number;
  readonly maxAgeMs: number;
  /** 0: off. */
  readonly tarpitFactor: number;
  readonly tls: "opportunistic" | "required" | "never";
  readonly pipelining: boolean;
  readonly control: "same_session" | "own_session" | "never";
  readonly timeouts: {
    readonly bannerMs: number;
    readonly ehloMs: number;
    readonly tlsMs: number;
    readonly mailMs: number;
    readonly rcptMs: number;
    readonly quitMs: number;
  };
}

/** What one dialogue, on one connection, is to find out, and how. */
export interface DialoguePlan {
  readonly host: string;
  readonly provider: string | null;
  /** Stands in for a host that the domain prefers. */
  readonly backup: boolean;
  readonly heloName: string;
  /** "" is the null reverse-path. */
  readonly mailFrom: string;
  readonly recipients: readonly DialogueRecipient[];
  /** Control addresses by domain. */
  readonly controls: ReadonlyMap<string, string>;
  /** Domains whose control is asked before anything else: those that an earlier dialogue left over. */
  readonly controlsDue: readonly string[];
  readonly policy: DialoguePolicy;
  /** Says of an answer to RCPT that asking on would be rude or useless, such as a block of our address. */
  readonly stopsSession?: ((evidence: ReplyEvidence) => boolean) | undefined;
}

/** Whose turn it is: the reply that is waited for, the TLS handshake, or nothing more. */
export type Awaiting = "greeting" | Command["verb"] | "handshake" | "closed";

/** The address that is being asked; `id` is the recipient's, null for a control. */
export interface Ask {
  readonly type: "recipient" | "control";
  readonly id: string | null;
  readonly address: string;
  readonly domain: string;
  readonly smtpUtf8: boolean;
}

/** A step as observers see it: a command, or for RCPT whom it was about. */
export type DialogueStep = "banner" | "ehlo" | "starttls" | "mail" | "rcpt" | "control" | "rset" | "quit";

/**
 * How a dialogue ended.
 * - `completed`: all that could be asked under the policy and the server's own limits was asked.
 * - `cut_short`: the server ended it, or slowed it down, at or after the first RCPT.
 * - `refused`: EHLO, STARTTLS, MAIL or the banner was refused for good.
 * - `unusable`: this host could not be talked to so far as RCPT; another host of the site may do.
 * - `tls_failed`: the TLS handshake failed and the policy allows a new, plain connection.
 * - `aborted`: by the caller.
 */
export type DialogueEnding =
  | { readonly type: "completed" }
  | { readonly type: "cut_short"; readonly evidence: Evidence }
  | { readonly type: "refused"; readonly evidence: Evidence }
  | { readonly type: "unusable"; readonly evidence: Evidence }
  | { readonly type: "tls_failed"; readonly evidence: Evidence }
  | { readonly type: "aborted" };

/** What happened, and when (milliseconds on any clock that the caller keeps to). */
export type Input =
  | {
      readonly type: "reply";
      readonly reply: Reply;
      /** Bytes of yet another reply had come along with this one. */
      readonly more: boolean;
      readonly atMs: number;
    }
  | { readonly type: "secured"; readonly atMs: number }
  | { readonly type: "tls_failed"; readonly detail: string; readonly atMs: number }
  | {
      readonly type: "timeout";
      /** The peer had less than the step's own time: the whole session is over. */
      readonly sessionOver?: boolean;
      readonly atMs: number;
    }
  | { readonly type: "closed"; readonly detail: string; readonly atMs: number }
  | { readonly type: "violation"; readonly violation: Violation; readonly atMs: number }
  | { readonly type: "abort"; readonly atMs: number };

/** What the socket's keeper is to do, in order. */
export type Effect =
  /** Write all of it at once. */
  | { readonly type: "send"; readonly commands: readonly Planned[] }
  /** Throw away what is buffered and begin TLS; then say `secured` or `tls_failed`. */
  | { readonly type: "start_tls" }
  /** Nothing to do: a step came to its end, in the server's words or with our failure. */
  | {
      readonly type: "observe";
      readonly step: DialogueStep;
      readonly code: number | null;
      readonly detail: string;
      readonly durationMs: number;
    }
  /** Close the connection. Always the last effect of a dialogue, and always comes. */
  | { readonly type: "close" };

/** A command to be sent. */
export interface Planned {
  readonly command: Command;
  readonly step: DialogueStep;
}

/** A command on its way. */
interface Sent extends Planned {
  readonly sentAtMs: number;
}

/** A mail transaction: from MAIL to RSET (RFC 5321 §3.3). */
interface Transaction {
  readonly domain: string;
  readonly smtpUtf8: boolean;
  readonly control: boolean;
  /** RCPT commands sent in it. */
  readonly recipients: number;
}

export interface RecipientAnswer {
  readonly id: string;
  readonly evidence: readonly Evidence[];
}

export interface ControlAnswer {
  readonly domain: string;
  readonly evidence: ReplyEvidence;
}

/** A dialogue at one moment. Plain data; `step` makes the next one. */
export interface Dialogue {
  readonly plan: DialoguePlan;
  readonly awaiting: Awaiting;
  /** Commands sent and not yet answered; the first is the one awaited. */
  readonly outstanding: readonly Sent[];
  /** Commands that follow as soon as all outstanding ones are accepted. */
  readonly todo: readonly Planned[];
  readonly startedAtMs: number;
  /** Since when the server has been owing us what is awaited. */
  readonly sinceMs: number;
  readonly secured: boolean;
  readonly capabilities: Capabilities;
  readonly transaction: Transaction | null;
  /** MAIL commands sent. */
  readonly transactions: number;
  /** Index of the first recipient that has not been taken up. */
  readonly next: number;
  readonly current: Ask | null;
  readonly controlsDue: readonly string[];
  /** Domains whose control was taken up or is due. */
  readonly controlsKnown: readonly string[];
  /** Addresses named in RCPT commands so far, lower-cased. */
  readonly asked: readonly string[];
  readonly refused: number;
  /** Replies to RCPT taken as answers. */
  readonly answered: number;
  readonly firstRcptMs: number | null;
  readonly answers: readonly RecipientAnswer[];
  readonly controls: readonly ControlAnswer[];
  /** The next reply began before its command was sent. */
  readonly early: boolean;
  /** QUIT was answered, and not by 221. */
  readonly quitAnswered: boolean;
  readonly abortedAtMs: number | null;
  readonly tlsBroken: boolean;
  readonly ending: DialogueEnding | null;
}

/** A dialogue on a connection just made. Throws UnsayableCommandError where our own name or reverse-path cannot be said. */
export function startDialogue(plan: DialoguePlan, atMs: number): Dialogue {
  commandLine({ verb: "EHLO", domain: plan.heloName });
  commandLine({ verb: "MAIL", reversePath: plan.mailFrom, smtpUtf8: false });
  return {
    plan,
    awaiting: "greeting",
    outstanding: [],
    todo: [],
    startedAtMs: atMs,
    sinceMs: atMs,
    secured: false,
    capabilities: NO_CAPABILITIES,
    transaction: null,
    transactions: 0,
    next: 0,
    current: null,
    controlsDue: plan.controlsDue,
    controlsKnown: plan.controlsDue,
    asked: [],
    refused: 0,
    answered: 0,
    firstRcptMs: null,
    answers: [],
    controls: [],
    early: false,
    quitAnswered: false,
    abortedAtMs: null,
    tlsBroken: false,
    ending: null,
  };
}
