import { type Address, type AddressFacts, describeAddress, parseAddress, relaxedKey } from "@rollcall/address";
import type { NewContact } from "@rollcall/ports";

/** Longest text that is kept as the identity of something that is no address; RFC 5321 §4.5.3.1.3 bounds a path at 256. */
const KEY_LIMIT_CHARS = 320;

/** A contact's id, from its key. */
export type ContactId = (key: string) => string;

/** The contact that a text names; `relaxed`: with the mailbox that it is a spelling of. */
export function toContact(text: string, contactId: ContactId, relaxed = false): NewContact {
  const parsed = parseAddress(text);
  return parsed.type === "address"
    ? wellFormed(parsed.address, describeAddress(parsed.address), contactId, relaxed)
    : malformed(text, parsed.problem, contactId);
}

/** The contact of an address that was parsed and described. */
export function wellFormed(address: Address, facts: AddressFacts, contactId: ContactId, relaxed: boolean): NewContact {
  return {
    id: contactId(address.key),
    asked: address.asked,
    domain: address.domain,
    syntaxProblem: null,
    needsSmtpUtf8: address.needsSmtpUtf8,
    role: facts.role,
    disposable: facts.disposable,
    free: facts.free,
    tagged: facts.tagged,
    suggestion: facts.suggestion,
    relaxedId: relaxed ? contactId(relaxedKey(address)) : null,
  };
}

/** The contact of a text that should be an address and is none: it is kept, and reported as such. */
export function malformed(text: string, problem: string, contactId: ContactId): NewContact {
  // PostgreSQL's text has no NUL; the replacement character shows that something was there.
  const bounded = text.slice(0, KEY_LIMIT_CHARS).replaceAll("\0", "\uFFFD").toWellFormed();
  // Two long texts with the same beginning are still two.
  const isCut = text.length > KEY_LIMIT_CHARS;
  const key = isCut ? `${bounded.slice(0, 280)}…${contactId(text)}` : bounded.toLowerCase();
  return {
    id: contactId(key),
    asked: bounded,
    domain: null,
    syntaxProblem: problem,
    needsSmtpUtf8: false,
    role: false,
    disposable: false,
    free: false,
    tagged: false,
    suggestion: null,
    relaxedId: null,
  };
}
