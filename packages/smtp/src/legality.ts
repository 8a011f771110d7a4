import type { Verb } from "./command.ts";
import type { Awaiting } from "./dialogue.ts";

/**
 * Which commands may follow what has just been answered (RFC 5321 §4.1.4, RFC 3207 §4.2). `send` refuses everything else, so no
 * transition can say what the protocol does not allow at that point.
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
 * Which commands may be sent before the reply to the one in front of them (RFC 2920 §3.1). Narrower than the RFC: never two RCPT,
 * so that a refusal stops the burst, and nothing behind STARTTLS (RFC 3207 §4.2).
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
