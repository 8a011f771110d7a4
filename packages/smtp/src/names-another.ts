import type { Dialogue } from "./dialogue.ts";
import type { Reply } from "./reply.ts";

/** With one of these before it, what looks like the address is the end of a longer one. */
const LOCAL_CHARACTER = /[\p{L}\p{N}._+-]/u;

/** The address ends here: at most a full stop, and then nothing that a domain could go on with. */
const DOMAIN_END = /^\.?(?:$|[^\p{L}\p{N}.-])/u;

/** These name a new address of the recipient, which may well be on the same list (RFC 5321 §3.4). */
const FORWARDING_CODES = new Set([251, 551]);

/**
 * The reply names an address that was asked before and not the one that it should be about: proof that replies and commands are
 * out of step, as with a server that answers one command twice.
 */
export function namesAnother({ asked, awaiting, current }: Dialogue, reply: Reply): boolean {
  if (asked.length === 0 || FORWARDING_CODES.has(reply.code)) return false;
  const subject = awaiting === "RCPT" ? (current?.address.toLowerCase() ?? null) : null;
  const text = reply.lines.join("\n").toLowerCase();
  if (!text.includes("@")) return false;
  return (
    asked.some((address) => address !== subject && names(text, address)) && !(subject !== null && names(text, subject))
  );
}

function names(text: string, address: string): boolean {
  for (let at = text.indexOf(address); at !== -1; at = text.indexOf(address, at + 1)) {
    const before = text.charAt(at - 1);
    const after = text.slice(at + address.length, at + address.length + 2);
    if (!LOCAL_CHARACTER.test(before) && DOMAIN_END.test(after)) return true;
  }
  return false;
}
