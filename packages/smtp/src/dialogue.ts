import type { Evidence, ReplyEvidence } from "@rollcall/verdict";
import { type Capabilities, NO_CAPABILITIES } from "./capabilities.ts";
import { type Command, commandLine } from "./command.ts";
import type { Reply, Violation } from "./reply.ts";
import type { Recipient, SessionPolicy, SessionTimeouts } from "./session.ts";

/** Policy of one dialogue: a session's, without the time limits of what comes before a dialogue. */
export type DialoguePolicy = Omit<SessionPolicy, "timeouts"> & {
  readonly timeouts: Omit<SessionTimeouts, "connectMs" | "sessionMs">;
};

/** Plan of one dialogue, on one connection. */
export interface DialoguePlan {
  readonly host: string;
  readonly provider: string | null;
  /** The host is a backup for a preferred one. */
  readonly backup: boolean;
  readonly heloName: string;
  /** "" is the null reverse-path. */
  readonly mailFrom: string;
  readonly recipients: readonly Recipient[];
  /** Control addresses by domain. */
  readonly controls: ReadonlyMap<string, string>;
  /** Domains whose control is asked first: those that an earlier dialogue left over. */
  readonly controlsDue: readonly string[];
  readonly policy: DialoguePolicy;
  /** Whether a reply to RCPT makes further questions rude or useless, such as a block of our address. */
  readonly stopsSession?: ((evidence: ReplyEvidence) => boolean) | undefined;
}

/** What is awaited: a reply, the TLS handshake, or nothing more. */
export type Awaiting = "greeting" | Command["verb"] | "handshake" | "closed";

/** The address being asked; `id`: the recipient's, null for a control. */
export interface Ask {
  readonly type: "recipient" | "control";
  readonly id: string | null;
  readonly address: string;
  readonly domain: string;
  readonly smtpUtf8: boolean;
  /** A name that was accepted, asked again at the end: it shows whether the host still accepts names (`witness.ts`). */
  readonly witness?: true;
}

/** A step as observers see it: a command, with RCPT split by subject. */
export type DialogueStep = "banner" | "ehlo" | "starttls" | "mail" | "rcpt" | "control" | "rset" | "quit";

/**
 * How a dialogue ended.
 * - `completed`: asked all that the policy and the server's limits allow.
 * - `cut_short`: the server ended it, or slowed it down, at or after the first RCPT.
 * - `refused`: EHLO, STARTTLS, MAIL or the connection was refused for good.
 * - `unusable`: this host never got as far as RCPT; another host of the site may.
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

/** An event and its time (milliseconds, on any consistent clock). */
export type Input =
  | {
      readonly type: "reply";
      readonly reply: Reply;
      /** Bytes of a further reply arrived along with this one. */
      readonly more: boolean;
      readonly atMs: number;
    }
  | { readonly type: "secured"; readonly atMs: number }
  | { readonly type: "tls_failed"; readonly detail: string; readonly atMs: number }
  | {
      readonly type: "timeout";
      /** The session's deadline ended the wait before the step's own timeout. */
      readonly sessionOver?: boolean;
      readonly atMs: number;
    }
  | { readonly type: "closed"; readonly detail: string; readonly atMs: number }
  | { readonly type: "violation"; readonly violation: Violation; readonly atMs: number }
  | { readonly type: "abort"; readonly atMs: number };

/** What the I/O layer must do, in order. */
export type Effect =
  /** Write all commands at once. */
  | { readonly type: "send"; readonly commands: readonly Planned[] }
  /** Discard buffered input and start TLS; then report `secured` or `tls_failed`. */
  | { readonly type: "start_tls" }
  /** For observers: a step ended, in the server's words or with our failure. */
  | {
      readonly type: "observe";
      readonly step: DialogueStep;
      readonly code: number | null;
      readonly detail: string;
      readonly durationMs: number;
    }
  /** Close the connection. Always the last effect of a dialogue. */
  | { readonly type: "close" };

/** A command to send. */
export interface Planned {
  readonly command: Command;
  readonly step: DialogueStep;
}

/** A command that was sent. */
interface Sent extends Planned {
  readonly sentAtMs: number;
}

/** A mail transaction, from MAIL to RSET (RFC 5321 §3.3). */
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

/** State of a dialogue. Immutable plain data; `step` returns the next one. */
export interface Dialogue {
  readonly plan: DialoguePlan;
  readonly awaiting: Awaiting;
  /** Unanswered commands; the first is awaited. */
  readonly outstanding: readonly Sent[];
  /** Commands to send once all outstanding ones are accepted. */
  readonly todo: readonly Planned[];
  readonly startedAtMs: number;
  /** Since when the awaited reply has been due. */
  readonly sinceMs: number;
  readonly secured: boolean;
  readonly capabilities: Capabilities;
  readonly transaction: Transaction | null;
  /** MAIL commands sent. */
  readonly transactions: number;
  /** Index of the next recipient. */
  readonly next: number;
  readonly current: Ask | null;
  readonly controlsDue: readonly string[];
  /** Domains whose control was asked or is due. */
  readonly controlsKnown: readonly string[];
  /** Domains whose witness was asked. */
  readonly witnessed: readonly string[];
  /** Addresses asked so far, lower-cased. */
  readonly asked: readonly string[];
  readonly refused: number;
  /** RCPT commands answered. */
  readonly answered: number;
  readonly firstRcptMs: number | null;
  /** When RCPT was last answered; null: never. */
  readonly lastRcptAtMs: number | null;
  readonly answers: readonly RecipientAnswer[];
  readonly controls: readonly ControlAnswer[];
  /** The address at whose RCPT the dialogue was cut short; null: it was not, or between two addresses. */
  readonly cutAsking: Ask | null;
  /** The next reply began before its command was sent. */
  readonly early: boolean;
  /** QUIT was answered, but not with 221. */
  readonly quitAnswered: boolean;
  readonly abortedAtMs: number | null;
  readonly tlsBroken: boolean;
  /** The commands that were sent last went out in one write. */
  readonly inBurst: boolean;
  /** Its first burst got no answer to RCPT, but a hang-up or a reply out of sequence: the server may not bear pipelining. */
  readonly burstBroken: boolean;
  readonly ending: DialogueEnding | null;
}

/** A dialogue on a new connection. Throws UnsayableCommandError for an invalid HELO name or reverse-path. */
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
    witnessed: [],
    asked: [],
    refused: 0,
    answered: 0,
    firstRcptMs: null,
    lastRcptAtMs: null,
    answers: [],
    controls: [],
    cutAsking: null,
    early: false,
    quitAnswered: false,
    abortedAtMs: null,
    tlsBroken: false,
    inBurst: false,
    burstBroken: false,
    ending: null,
  };
}

/** How long an aborted dialogue still waits for an outstanding reply. */
export const ABORT_GRACE_MS = 2000;

const LIMIT: Record<Exclude<Awaiting, "closed">, keyof DialoguePolicy["timeouts"]> = {
  greeting: "bannerMs",
  EHLO: "ehloMs",
  HELO: "ehloMs",
  STARTTLS: "tlsMs",
  handshake: "tlsMs",
  MAIL: "mailMs",
  RCPT: "rcptMs",
  RSET: "mailMs",
  QUIT: "quitMs",
};

/**
 * Deadline of the awaited reply, counted from the command to the end of its reply, so that dripping bytes gains
 * nothing. Infinity for a closed dialogue.
 */
export function deadlineMs(dialogue: Dialogue): number {
  if (dialogue.awaiting === "closed") return Infinity;
  const { timeouts } = dialogue.plan.policy;
  if (dialogue.ending !== null) return dialogue.sinceMs + timeouts.quitMs;
  const limit = dialogue.sinceMs + timeouts[LIMIT[dialogue.awaiting]];
  if (dialogue.abortedAtMs === null) return limit;
  return Math.min(limit, dialogue.abortedAtMs + ABORT_GRACE_MS);
}
