import type { FailureEvidence, ReplyEvidence, Stage } from "@rollcall/verdict";
import type { Awaiting, Dialogue } from "./dialogue.ts";
import { type Reply, replyText, truncate } from "./reply.ts";

const STAGE: Record<Awaiting, Stage> = {
  greeting: "connect",
  EHLO: "ehlo",
  HELO: "ehlo",
  STARTTLS: "starttls",
  handshake: "starttls",
  MAIL: "mail",
  RCPT: "rcpt",
  RSET: "unknown",
  QUIT: "unknown",
  closed: "unknown",
};

/** Characters of a failure's detail kept. */
const DETAIL_LIMIT_CHARS = 500;

/** The awaited reply as evidence. */
export function replyEvidence(dialogue: Dialogue, reply: Reply, atMs: number): ReplyEvidence {
  const { awaiting, current, outstanding, plan, sinceMs } = dialogue;
  const text = replyText(reply);
  return {
    type: "reply",
    stage: STAGE[awaiting],
    subject: awaiting === "RCPT" && current !== null ? current.type : "session",
    code: reply.code,
    enhanced: reply.enhanced,
    text,
    host: plan.host,
    provider: plan.provider,
    ...(names(text, plan.mailFrom) && { sender: plan.mailFrom }),
    ...(plan.backup && { backup: true }),
    atMs,
    durationMs: atMs - (outstanding[0]?.sentAtMs ?? sinceMs),
  };
}

/** Evidence of a failure while waiting, in our words. */
export function failureEvidence(
  dialogue: Dialogue,
  failure: FailureEvidence["failure"],
  detail: string,
  atMs: number,
): FailureEvidence {
  return {
    type: "failure",
    stage: STAGE[dialogue.awaiting],
    failure,
    detail: truncate(detail, DETAIL_LIMIT_CHARS),
    host: dialogue.plan.host,
    atMs,
  };
}

function names(text: string, mailFrom: string): boolean {
  return mailFrom !== "" && text.toLowerCase().includes(mailFrom.toLowerCase());
}
