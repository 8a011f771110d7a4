import {
  describeDomain,
  describeLocalPart,
  type DomainFacts,
  findAddresses,
  parseDomain,
  plainAddress,
  type PlainAddress,
  relaxedKey,
  type SyntaxProblem,
} from "@rollcall/address";
import type { NewContact } from "@rollcall/ports";
import { malformed, toContact } from "./to-contact.ts";

/** Domains that are remembered, twice as many at times: those that many addresses share. Each of the rest is looked at anew. */
const KNOWN_DOMAINS = 2_000;

interface ValidDomain {
  readonly type: "domain";
  /** As A-labels. */
  readonly domain: string;
  readonly facts: DomainFacts;
}

/** What was found out about a domain as it is spelled. */
type KnownDomain = ValidDomain | { readonly type: "invalid"; readonly problem: SyntaxProblem };

/**
 * Reads the contacts that cells name. Nothing is put right silently: a text that is no mailbox becomes a contact with its
 * problem. What is found out about a domain is kept for the next address at it.
 */
export class AddressReader {
  readonly #relaxed: boolean;
  #recent = new Map<string, KnownDomain>();
  /** What was recent before: what is met again stays. */
  #earlier = new Map<string, KnownDomain>();

  /** `relaxed`: tell which mailbox each address is a spelling of. */
  constructor(relaxed: boolean) {
    this.#relaxed = relaxed;
  }

  /** The contacts of one cell, in order; none where it holds no address. */
  read(cell: string): readonly NewContact[] {
    if (cell === "") return NONE;
    const plain = plainAddress(cell);
    if (plain === null) return findAddresses(cell).map(({ text }) => toContact(text, this.#relaxed));
    const known = this.#domain(plain.domain);
    return [known.type === "invalid" ? malformed(cell, known.problem) : this.#wellFormed(cell, plain, known)];
  }

  #wellFormed(cell: string, { local, domain: written }: PlainAddress, known: ValidDomain): NewContact {
    const { domain, facts } = known;
    const asked = domain === written ? cell : `${local}@${domain}`;
    const key = asked.toLowerCase();
    const { role, tagged } = describeLocalPart(local);
    return {
      key,
      asked,
      domain,
      syntaxProblem: null,
      needsSmtpUtf8: false,
      role,
      disposable: facts.disposable,
      free: facts.free,
      tagged,
      suggestion: facts.meant === null ? null : `${local}@${facts.meant}`,
      relaxedKey: this.#relaxed ? relaxedKey({ local, domain, asked, key, needsSmtpUtf8: false }) : null,
    };
  }

  #domain(text: string): KnownDomain {
    const recent = this.#recent.get(text);
    if (recent !== undefined) return recent;
    // A cell may be a slice of the text around it, all of which a slice that is kept would keep in memory.
    const key = Buffer.from(text, "latin1").toString("latin1");
    const known = this.#earlier.get(key) ?? readDomain(key);
    if (this.#recent.size >= KNOWN_DOMAINS) {
      this.#earlier = this.#recent;
      this.#recent = new Map();
    }
    this.#recent.set(key, known);
    return known;
  }
}

function readDomain(text: string): KnownDomain {
  const parsed = parseDomain(text);
  if (parsed.type === "invalid") return parsed;
  return { type: "domain", domain: parsed.domain, facts: describeDomain(parsed.domain) };
}

const NONE: readonly NewContact[] = [];
