import {
  describeDomain,
  type DomainFacts,
  findAddresses,
  isRole,
  isTagged,
  loneWord,
  NO_OWN_FACTS,
  NOT_PLAIN,
  type OwnFacts,
  parseDomain,
  plainAddressAt,
  relaxedKey,
  type SyntaxProblem,
} from "@rollcall/address";
import { malformed, toContact, type NewContact } from "../contacts/contact.ts";

/**
 * Size of the domain cache, direct-mapped: enough for the common domains, few enough that the others are dropped before
 * the garbage collector promotes them. A power of two.
 */
const KEPT_DOMAINS = 1_024;

interface ValidDomain {
  readonly type: "domain";
  /** A-labels. */
  readonly domain: string;
  /** The spelling in the cell is already the A-label form. */
  readonly isAsWritten: boolean;
  readonly facts: DomainFacts;
}

/** The cached result for a domain as it is spelled. */
type KnownDomain = ValidDomain | { readonly type: "invalid"; readonly problem: SyntaxProblem };

/**
 * Finds the contacts named in cells. Nothing is corrected silently: a malformed text becomes a contact with its syntax
 * problem. Results per domain are cached.
 */
export class AddressReader {
  readonly #relaxed: boolean;
  readonly #own: OwnFacts;
  readonly #kept: ({ readonly text: string; readonly domain: KnownDomain } | undefined)[] = Array.from({
    length: KEPT_DOMAINS,
  });

  /** `relaxed`: also derive each address's canonical mailbox. */
  constructor(relaxed: boolean, own: OwnFacts = NO_OWN_FACTS) {
    this.#relaxed = relaxed;
    this.#own = own;
  }

  /** The contacts of one cell, in order; empty if it holds no address. */
  read(cell: string): readonly NewContact[] {
    if (cell === "") return NONE;
    const at = plainAddressAt(cell);
    if (at === NOT_PLAIN) return this.#find(cell);
    const known = this.#domain(cell, at + 1);
    return [known.type === "invalid" ? malformed(cell, known.problem) : this.#wellFormed(cell, at, known)];
  }

  #find(cell: string): readonly NewContact[] {
    const found = findAddresses(cell);
    if (found.length > 0) return found.map(({ text }) => toContact(text, this.#own, this.#relaxed));
    const word = loneWord(cell);
    return word === null ? NONE : [toContact(word)];
  }

  #wellFormed(cell: string, at: number, { domain, isAsWritten, facts }: ValidDomain): NewContact {
    const asked = isAsWritten ? cell : `${cell.slice(0, at)}@${domain}`;
    const key = asked.toLowerCase();
    return {
      key,
      asked,
      domain,
      syntaxProblem: null,
      needsSmtpUtf8: false,
      role: isRole(cell, at, this.#own),
      disposable: facts.disposable,
      free: facts.free,
      tagged: isTagged(cell, at),
      relay: facts.relay,
      suggestion: facts.meant === null ? null : `${cell.slice(0, at)}@${facts.meant}`,
      relaxedKey: this.#relaxed
        ? relaxedKey({ local: cell.slice(0, at), domain, asked, key, needsSmtpUtf8: false })
        : null,
    };
  }

  /** `from`: start of the domain, which ends the cell. */
  #domain(cell: string, from: number): KnownDomain {
    const slot = slotOf(cell, from);
    const kept = this.#kept[slot];
    if (kept !== undefined && kept.text.length === cell.length - from && cell.endsWith(kept.text)) return kept.domain;
    const text = cell.slice(from);
    const domain = readDomain(text, this.#own);
    this.#kept[slot] = { text, domain };
    return domain;
  }
}

/** Cache slot of a domain: hashing its end is cheaper than a Map's hash of a freshly sliced string. */
function slotOf(text: string, from: number): number {
  let hash = 0;
  for (let at = from; at < text.length; at += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  return (hash ^ (hash >>> 15)) & (KEPT_DOMAINS - 1);
}

function readDomain(text: string, own: OwnFacts): KnownDomain {
  const parsed = parseDomain(text);
  if (parsed.type === "invalid") return parsed;
  const { domain } = parsed;
  return { type: "domain", domain, isAsWritten: domain === text, facts: describeDomain(domain, own) };
}

const NONE: readonly NewContact[] = [];
