import {
  type Address,
  type AddressFacts,
  describeAddress,
  NO_OWN_FACTS,
  type OwnFacts,
  parseAddress,
  relaxedKey,
  suggestFor,
  suggestRepair,
} from "@rollcall/address";

/** Longest malformed address that is kept; RFC 5321 §4.5.3.1.3 limits a path to 256. */
const TEXT_LIMIT_CHARS = 320;

/** The contact named by a text, with the operator's own word on it. `relaxed`: also derive its canonical mailbox. */
export function toContact(text: string, own: OwnFacts = NO_OWN_FACTS, relaxed = false): NewContact {
  const parsed = parseAddress(text);
  if (parsed.type === "invalid") return malformed(text, parsed.problem);
  const { address } = parsed;
  const facts = describeAddress(address, own);
  return wellFormed(address, { ...facts, suggestion: suggestFor(text, address, own) }, relaxed);
}

/** The contact of a parsed address. */
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
    relay: facts.relay,
    suggestion: facts.suggestion,
    relaxedKey: relaxed ? relaxedKey(address) : null,
  };
}

/** The contact of a malformed address: it is kept, and reported as such. */
export function malformed(text: string, problem: string): NewContact {
  // PostgreSQL can't store NUL in text; the replacement character shows where it was.
  const asked = text.slice(0, TEXT_LIMIT_CHARS).replaceAll("\0", "\uFFFD").toWellFormed();
  return {
    // The whole text, so that two long ones with the same beginning stay distinct.
    key: text.toLowerCase(),
    asked,
    domain: null,
    syntaxProblem: problem,
    needsSmtpUtf8: false,
    role: false,
    disposable: false,
    free: false,
    tagged: false,
    relay: false,
    suggestion: suggestRepair(text),
    relaxedKey: null,
  };
}

/** A contact as read by an import. */
export interface NewContact {
  /** Identity, from which the id is derived: the case-folded address. */
  readonly key: string;
  /** The address given in RCPT TO. */
  readonly asked: string;
  readonly domain: string | null;
  readonly syntaxProblem: string | null;
  readonly needsSmtpUtf8: boolean;
  readonly role: boolean;
  readonly disposable: boolean;
  readonly free: boolean;
  readonly tagged: boolean;
  readonly relay: boolean;
  readonly suggestion: string | null;
  /** Key of the canonical mailbox when duplicates are matched by mailbox; else null. */
  readonly relaxedKey: string | null;
}
