import { type AddressFacts, type Address, describeAddress, parseAddress, relaxedKey } from "@rollcall/address";
/** Longest text that is kept of something that is no address; RFC 5321 §4.5.3.1.3 bounds a path at 256. */
const TEXT_LIMIT_CHARS = 320;

/** The contact that a text names; `relaxed`: with the mailbox that it is a spelling of. */
export function toContact(text: string, relaxed = false): NewContact {
  const parsed = parseAddress(text);
  if (parsed.type === "invalid") return malformed(text, parsed.problem);
  const { address } = parsed;
  return wellFormed(address, describeAddress(address), relaxed);
}

/** The contact of an address that was parsed and described. */
function wellFormed(address: Address, facts: AddressFacts, relaxed: boolean): NewContact {
  return {
    key: address.key,
    asked: address.asked,
    domain: address.domain,
    syntaxProblem: null,
    needsSmtpUtf8: address.needsSmtpUtf8,
    role: facts.role,
    disposable: facts.disposable,
    free: facts.free,
    tagged: facts.tagged,
    suggestion: facts.suggestion,
    relaxedKey: relaxed ? relaxedKey(address) : null,
  };
}

/** The contact of a text that should be an address and is none: it is kept, and reported as such. */
export function malformed(text: string, problem: string): NewContact {
  // PostgreSQL's text has no NUL; the replacement character shows that something was there.
  const asked = text.slice(0, TEXT_LIMIT_CHARS).replaceAll("\0", "\uFFFD").toWellFormed();
  return {
    // The whole text: two long ones with the same beginning are still two.
    key: text.toLowerCase(),
    asked,
    domain: null,
    syntaxProblem: problem,
    needsSmtpUtf8: false,
    role: false,
    disposable: false,
    free: false,
    tagged: false,
    suggestion: null,
    relaxedKey: null,
  };
}

/** A contact as an import finds it. */
export interface NewContact {
  /** Its identity, of which the store makes its id: the address, case-folded. */
  readonly key: string;
  /** What RCPT TO names. */
  readonly asked: string;
  readonly domain: string | null;
  readonly syntaxProblem: string | null;
  readonly needsSmtpUtf8: boolean;
  readonly role: boolean;
  readonly disposable: boolean;
  readonly free: boolean;
  readonly tagged: boolean;
  readonly suggestion: string | null;
  /** Key of the mailbox that this is one spelling of, where duplicates are told by mailbox; else null. */
  readonly relaxedKey: string | null;
}
