import {
  describeDomain,
  describeWith,
  type DomainFacts,
  findAddresses,
  parseAddress,
  plainAddress,
  type SyntaxProblem,
} from "@rollcall/address";
import type { NewContact } from "@rollcall/ports";
import { type ContactId, malformed, toContact, wellFormed } from "./to-contact.ts";

/** Domains that are remembered while a list is read. Few lists have more, and then the frequent ones are soon back. */
const KNOWN_DOMAINS = 50_000;

/** What was found out about a domain as it is spelled. */
type KnownDomain =
  | { readonly type: "invalid"; readonly problem: SyntaxProblem }
  | { readonly type: "domain"; readonly domain: string; readonly facts: DomainFacts };

/**
 * Reads the contacts that cells name. Nothing is put right silently: a text that is no mailbox becomes a contact with its
 * problem. What is found out about a domain is kept for the next address at it.
 */
export class AddressReader {
  readonly #contactId: ContactId;
  readonly #relaxed: boolean;
  readonly #domains = new Map<string, KnownDomain>();

  /** `relaxed`: tell which mailbox each address is a spelling of. */
  constructor(contactId: ContactId, relaxed: boolean) {
    this.#contactId = contactId;
    this.#relaxed = relaxed;
  }

  /** The contacts of one cell, in order; none where it holds no address. */
  read(cell: string): readonly NewContact[] {
    if (cell === "") return NONE;
    const plain = plainAddress(cell);
    if (plain === null) {
      return findAddresses(cell).map(({ text }) => toContact(text, this.#contactId, this.#relaxed));
    }
    const { local } = plain;
    const known = this.#domain(plain.domain);
    if (known.type === "invalid") return [malformed(cell, known.problem, this.#contactId)];
    const asked = `${local}@${known.domain}`;
    const address = { local, domain: known.domain, asked, key: asked.toLowerCase(), needsSmtpUtf8: false };
    return [wellFormed(address, describeWith(local, known.facts), this.#contactId, this.#relaxed)];
  }

  #domain(text: string): KnownDomain {
    const known = this.#domains.get(text);
    if (known !== undefined) return known;
    // A cell may be a slice of the text around it, all of which a slice that is kept would keep in memory.
    const key = Buffer.from(text, "latin1").toString("latin1");
    const parsed = parseAddress(`x@${key}`);
    const found: KnownDomain =
      parsed.type === "address"
        ? { type: "domain", domain: parsed.address.domain, facts: describeDomain(parsed.address.domain) }
        : { type: "invalid", problem: parsed.problem };
    if (this.#domains.size >= KNOWN_DOMAINS) this.#domains.clear();
    this.#domains.set(key, found);
    return found;
  }
}

const NONE: readonly NewContact[] = [];
