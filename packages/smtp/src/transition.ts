import type { Evidence } from "@rollcall/verdict";
import type { Verb } from "./command.ts";
import type { Dialogue, DialogueEnding, Effect, Planned, Awaiting } from "./dialogue.ts";
import type { Reply } from "./reply.ts";

/** The event as a transition sees it: the reply, if any, and the evidence. */
export interface Happening {
  readonly reply: Reply | null;
  readonly evidence: Evidence;
  readonly atMs: number;
  readonly durationMs: number;
}

export type Step = readonly [Dialogue, readonly Effect[]];
export type Transition = (dialogue: Dialogue, happening: Happening) => Step;

/** A transition that the protocol does not allow: a bug of ours. */
export class IllegalStepError extends Error {
  readonly code = "illegal_step" as const;
  override readonly name = "IllegalStepError";
}

/**
 * Commands that may follow the reply just received (RFC 5321 §4.1.4, RFC 3207 §4.2). `send` refuses everything else.
 */
export const MAY_FOLLOW: Record<Awaiting, readonly Verb[]> = {
  greeting: ["EHLO", "QUIT"],
  EHLO: ["HELO", "STARTTLS", "MAIL", "QUIT"],
  HELO: ["MAIL", "QUIT"],
  STARTTLS: ["MAIL", "QUIT"],
  handshake: ["EHLO"],
  MAIL: ["RCPT", "MAIL", "QUIT"],
  RCPT: ["RCPT", "RSET", "QUIT"],
  RSET: ["MAIL", "QUIT"],
  QUIT: [],
  closed: [],
};

/**
 * Commands that may be pipelined behind another (RFC 2920 §3.1). Stricter than the RFC: never two RCPT, so that a
 * refusal stops the burst, and nothing behind STARTTLS (RFC 3207 §4.2).
 */
export const MAY_PIPELINE: Record<Verb, readonly Verb[]> = {
  EHLO: ["QUIT"],
  HELO: ["QUIT"],
  STARTTLS: [],
  MAIL: ["RCPT", "QUIT"],
  RCPT: ["QUIT"],
  RSET: ["MAIL", "QUIT"],
  QUIT: [],
};

/** The only way to send: one write of one or more commands, all but the first pipelined. Throws IllegalStepError. */
export function send(dialogue: Dialogue, commands: readonly Planned[], atMs: number): Step {
  let previous: Verb | null = dialogue.outstanding.at(-1)?.command.verb ?? null;
  for (const { command } of commands) {
    const legal = previous === null ? MAY_FOLLOW[dialogue.awaiting] : MAY_PIPELINE[previous];
    if (!legal.includes(command.verb))
      throw new IllegalStepError(`Cannot send ${command.verb} after ${previous ?? dialogue.awaiting}`);
    previous = command.verb;
  }
  const outstanding = [...dialogue.outstanding, ...commands.map((planned) => ({ ...planned, sentAtMs: atMs }))];
  const verbs = commands.map(({ command }) => command.verb);
  const next: Dialogue = {
    ...dialogue,
    outstanding,
    awaiting: outstanding[0]?.command.verb ?? dialogue.awaiting,
    sinceMs: atMs,
    inBurst: commands.length > 1,
    transactions: dialogue.transactions + verbs.filter((verb) => verb === "MAIL").length,
    asked:
      verbs.includes("RCPT") && dialogue.current !== null
        ? [...dialogue.asked, dialogue.current.address.toLowerCase()]
        : dialogue.asked,
  };
  return [next, [{ type: "send", commands }]];
}

/** Sends QUIT and waits for its reply; outstanding commands are drained first (RFC 5321 §4.1.1.10). */
export function quit(dialogue: Dialogue, ending: DialogueEnding, atMs: number): Step {
  const [next, effects] = send(dialogue, [QUIT], atMs);
  return [{ ...next, ending, todo: [], current: null }, effects];
}

/**
 * Closes without waiting: the peer is gone, silent or not trusted. QUIT is still sent where it can be understood: not
 * before the banner, nor where TLS bytes are expected.
 */
export function hangUp(dialogue: Dialogue, ending: DialogueEnding): Step {
  const { awaiting } = dialogue;
  const mute = awaiting === "greeting" || awaiting === "handshake" || awaiting === "STARTTLS";
  const close: Effect = { type: "close" };
  const effects: readonly Effect[] = mute ? [close] : [{ type: "send", commands: [QUIT] }, close];
  return [{ ...dialogue, ending, awaiting: "closed", outstanding: [], todo: [], current: null }, effects];
}

const QUIT: Planned = { command: { verb: "QUIT" }, step: "quit" };
