import { classify, REPLY_CLASSES } from "@rollcall/verdict";

/** What a bounce says of the mailbox. */
export type BounceMeaning =
  /** Its words condemn the mailbox. */
  | "no_mailbox"
  /** They are about the sender, the message, a limit, or nothing that we know. */
  | "other";

/** As much as is read of a server's words. */
const WORDS_CHARS = 2_000;
/** A reply within a report: `smtp; 550 5.1.1 <a@b.example> User unknown`. */
const REPLY = /(?:^|[^\d.])([245]\d{2})[ -](?:#?([245]\.\d{1,3}\.\d{1,3})\b)?/;
const ENHANCED = /(?:^|[^\d.])([45]\.\d{1,3}\.\d{1,3})(?![\d.])/;

/**
 * Reads the words of a hard bounce by the same rules as replies to RCPT. Only words that name the mailbox as missing or disabled
 * condemn it: a refusal of the message, of the sender or by a policy never does, and neither do no words at all.
 *
 * @param words the server's reply or the report's diagnostic code (RFC 3464 §2.3.6), as the sender passed it on
 */
export function bounceMeaning(words: string | null, provider: string | null): BounceMeaning {
  const text = (words ?? "").slice(0, WORDS_CHARS).trim();
  if (text === "") return "other";
  const reply = REPLY.exec(text);
  const enhanced = reply?.[2] ?? ENHANCED.exec(text)?.[1] ?? null;
  const code = reply === null ? codeOf(enhanced) : Number(reply[1]);
  if (code === null) return "other";
  const said = reply === null ? text : text.slice(reply.index + reply[0].length);
  const { class: meaning } = classify({ code, enhanced, text: said, stage: "rcpt" }, provider);
  return REPLY_CLASSES[meaning].answer === "missing" ? "no_mailbox" : "other";
}

/** RFC 3463 §2: the class of an enhanced code is that of the reply. */
function codeOf(enhanced: string | null): number | null {
  if (enhanced === null) return null;
  return enhanced.startsWith("5") ? 550 : 450;
}
