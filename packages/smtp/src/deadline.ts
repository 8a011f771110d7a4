import type { Awaiting, Dialogue, DialoguePolicy } from "./dialogue.ts";

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
