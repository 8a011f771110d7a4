import type { Stage } from "@rollcall/providers";
import { REPLY_TEXT_LIMIT_CHARS } from "./normalise.ts";

/** A reply of a back-end server, quoted by the one in front. */
export interface QuotedReply {
  readonly code: number;
  readonly text: string;
  readonly stage: Stage;
}

/** Postfix: `host mx.example[192.0.2.4] said: 550 5.1.1 User unknown (in reply to RCPT TO command)`. */
const SAID = /\bsaid: (?=[45]\d\d[ -])/u;
/** Exim: `Callout verification failed:`, then the reply on the next line. */
const CALLOUT = /^(?:\d{3}[ -])?callout verification failed:\s{0,4}(?:[45]\d\d[ -](?=[45]\d\d[ -]))?(?=[45]\d\d[ -])/iu;
const IN_REPLY_TO = /\s{0,2}\(in reply to ([a-z ]{1,20}?)(?: command)?\)?\s{0,2}$/iu;

const STAGES: Readonly<Record<string, Stage>> = { "mail from": "mail", "rcpt to": "rcpt" };

/** A sender callout: the quoted reply is about our MAIL FROM. */
const OF_SENDER = /\bsender\b|\bmail from\b|\breturn[ -]path\b/iu;

/** The quoted reply about the recipient, or null. */
export function quotedReply(whole: string): QuotedReply | null {
  const text = whole.slice(0, REPLY_TEXT_LIMIT_CHARS);
  const found = SAID.exec(text) ?? CALLOUT.exec(text);
  if (found === null || OF_SENDER.test(text.slice(0, found.index))) return null;
  const said = text.slice(found.index + found[0].length);
  const command = IN_REPLY_TO.exec(said);
  return {
    code: Number(said.slice(0, 3)),
    text: command === null ? said : said.slice(0, command.index),
    stage: command === null ? "rcpt" : (STAGES[command[1]?.toLowerCase() ?? ""] ?? "data"),
  };
}
