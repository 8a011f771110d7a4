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

/**
 * Domains that are remembered at most, each until another one takes its place: enough for those that many share, and few enough
 * that the others are forgotten before the garbage collector takes them for old. A power of two.
 */
const KEPT_DOMAINS = 1_024;

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
  readonly #kept: ({ readonly text: string; readonly domain: KnownDomain } | undefined)[] = Array.from({
    length: KEPT_DOMAINS,
  });

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
    const slot = slotOf(text);
    const kept = this.#kept[slot];
    if (kept?.text === text) return kept.domain;
    const domain = readDomain(text);
    this.#kept[slot] = { text, domain };
    return domain;
  }
}

/** Where a text is kept: cheaper than a map's own way for texts that were just cut. */
function slotOf(text: string): number {
  let hash = 0;
  for (let at = 0; at < text.length; at += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  return (hash ^ (hash >>> 15)) & (KEPT_DOMAINS - 1);
}

function readDomain(text: string): KnownDomain {
  const parsed = parseDomain(text);
  if (parsed.type === "invalid") return parsed;
  return { type: "domain", domain: parsed.domain, facts: describeDomain(parsed.domain) };
}

const NONE: readonly NewContact[] = [];
