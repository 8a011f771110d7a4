import type { BinaryCopy } from "@rollcall/postgres/binary-copy";
import { CONTACT_ID_BYTES, contactId, ContactIds, ID_WORDS, writeContactId } from "../contacts/contact-id.ts";
import type { NewContact } from "../contacts/contact.ts";
import { askedDomainOf, NAMED_COLUMNS, traitsOf } from "../rows/named-contact.ts";
import type { Dedupe, ImportBatch, ImportedCounts, NewRow } from "./list.ts";

/** 32-bit words per entry: the id and the row. */
const WORDS = ID_WORDS + 1;
/** In place of the row: seen only as a second address. */
const BESIDE = -1;

/** 40 MB when full: room for the distinct contacts of all but the largest lists. Untouched pages cost nothing. */
export const SEEN_SLOTS: number = 2 ** 21;

/** Above this load factor, probing gets slow. */
const FILL = 0.75;

/** What is known about a contact before a row that names it. */
export type Sighting =
  | { readonly type: "new" }
  | { readonly type: "seen"; readonly firstRow: number | null }
  /** The table is full: it may have been seen. */
  | { readonly type: "unsure" };

const NEW: Sighting = { type: "new" };
const UNSURE: Sighting = { type: "unsure" };
const SEEN_BESIDE: Sighting = { type: "seen", firstRow: null };

/**
 * Remembers the contacts of an import and the first row of each, in bounded memory: an open-addressing hash table in
 * typed arrays with linear probing. Ids are hashes, so any word of them is a good hash. When full, it keeps its entries
 * and rejects new ones.
 */
export class SeenContacts {
  readonly #slots: Int32Array;
  readonly #mask: number;
  #used = 0;
  /** Sink that keeps the JIT from removing the prefetch. */
  fetched = 0;

  /** `slots`: a power of two. */
  constructor(slots: number = SEEN_SLOTS) {
    this.#slots = new Int32Array(slots * WORDS);
    this.#mask = slots - 1;
  }

  /**
   * Prefetches the slots of the next contacts, so that cache misses overlap. One by one, memory latency dominated the
   * import.
   */
  fetch({ words, count }: ContactIds): void {
    const slots = this.#slots;
    let read = 0;
    for (let from = 0; from < count * ID_WORDS; from += ID_WORDS) read ^= slots[(words[from]! & this.#mask) * WORDS]!;
    this.fetched = read;
  }

  /**
   * Records a contact of a row, from 1. `beside`: a further address of the row, which makes no later row a duplicate.
   */
  note(ids: ContactIds, index: number, row: number, beside: boolean): Sighting {
    const { words } = ids;
    const from = index * ID_WORDS;
    const [a, b, c, d] = [words[from]!, words[from + 1]!, words[from + 2]!, words[from + 3]!];
    const slots = this.#slots;
    for (let slot = a & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const at = slot * WORDS;
      if (slots[at + 4] === 0) return this.#add(at, words, from, beside ? BESIDE : row);
      if (slots[at] !== a || slots[at + 1] !== b || slots[at + 2] !== c || slots[at + 3] !== d) continue;
      const first = slots[at + 4]!;
      if (first > 0) return { type: "seen", firstRow: first };
      if (!beside) slots[at + 4] = row;
      return SEEN_BESIDE;
    }
  }

  #add(at: number, words: Int32Array, from: number, row: number): Sighting {
    if (this.#used + 1 > (this.#mask + 1) * FILL) return UNSURE;
    const slots = this.#slots;
    for (let word = 0; word < ID_WORDS; word += 1) slots[at + word] = words[from + word]!;
    // Zero marks a free slot.
    slots[at + 4] = row;
    this.#used += 1;
    return NEW;
  }
}

/** Columns written by `RowWriter`, in order. */
export const ROW_COLUMNS = `list_id, row_number, cells, contact_id, ${NAMED_COLUMNS}, other_contact_ids, other_contacts, problem,
  duplicate_of_row`;
const ROW_FIELDS = 13;

/** Fields of the leading contact: its id and NAMED_COLUMNS. */
const NAMED_FIELDS = 6;

export const MAILBOX_FIELDS = 2;

interface RowTargets {
  readonly rows: BinaryCopy;
  /** Rows of a contact's id and its mailbox's; null: mailboxes are not counted. */
  readonly mailboxes: BinaryCopy | null;
  readonly seen: SeenContacts;
}

/** Writes an import's rows and their contacts. Marks duplicates within its memory limit. */
export class RowWriter {
  readonly #listId: number;
  readonly #dedupe: Dedupe;
  readonly #targets: RowTargets;
  /** Ids of the batch's contacts, in row order. */
  readonly #ids = new ContactIds();
  readonly #mailbox = new Uint8Array(CONTACT_ID_BYTES);
  #rowCount = 0;
  #duplicateCount = 0;
  #contactCount = 0;
  #isSure = true;

  constructor(listId: number, dedupe: Dedupe, targets: RowTargets) {
    this.#listId = listId;
    this.#dedupe = dedupe;
    this.#targets = targets;
  }

  /** Every contact was remembered, so counts and duplicate marks are exact. */
  get isSure(): boolean {
    return this.#isSure;
  }

  get counts(): Omit<ImportedCounts, "sameMailboxCount"> {
    return { rowCount: this.#rowCount, duplicateCount: this.#duplicateCount, contactCount: this.#contactCount };
  }

  write({ rows, json }: ImportBatch): void {
    const ids = this.#ids;
    ids.clear();
    for (const { contacts } of rows) for (const { key } of contacts) ids.add(key);
    this.#targets.seen.fetch(ids);
    let index = 0;
    for (const row of rows) {
      this.#writeRow(row, json, index);
      index += row.contacts.length;
    }
    this.#rowCount += rows.length;
  }

  /** `index`: of the row's first contact. */
  #writeRow(row: NewRow, json: Uint8Array, index: number): void {
    const { contacts, rowNumber } = row;
    const { rows } = this.#targets;
    const ids = this.#ids.bytes;
    const first = contacts[0];
    const firstRow = first ? this.#noteFirst(first, index, rowNumber) : null;
    for (let place = 1; place < contacts.length; place += 1)
      this.#note(contacts[place]!, index + place, rowNumber, true);
    rows.row(ROW_FIELDS);
    rows.int4(this.#listId);
    rows.int4(rowNumber);
    rows.bytes(json, row.start, row.end);
    if (first) {
      rows.uuid(ids, index * CONTACT_ID_BYTES);
      rows.text(first.asked);
      rows.text(askedDomainOf(first));
      rows.text(first.syntaxProblem);
      rows.int2(traitsOf(first));
      rows.text(first.suggestion);
    } else for (let field = 0; field < NAMED_FIELDS; field += 1) rows.null();
    rows.uuids(ids, (index + 1) * CONTACT_ID_BYTES, contacts.length - 1);
    rows.text(contacts.length > 1 ? JSON.stringify(contacts.slice(1).map(toOther)) : null);
    rows.text(row.problem);
    rows.int4(firstRow);
  }

  /** Returns the earlier row with this contact if this row is its duplicate. */
  #noteFirst(contact: NewContact, index: number, row: number): number | null {
    const sighting = this.#note(contact, index, row, false);
    if (sighting.type !== "seen" || sighting.firstRow === null) {
      this.#contactCount += 1;
      return null;
    }
    if (this.#dedupe === "off") return null;
    this.#duplicateCount += 1;
    return sighting.firstRow;
  }

  #note(contact: NewContact, index: number, row: number, beside: boolean): Sighting {
    const { seen, mailboxes } = this.#targets;
    const sighting = seen.note(this.#ids, index, row, beside);
    if (sighting.type !== "seen" && contact.relaxedKey !== null && mailboxes !== null) {
      writeContactId(this.#mailbox, contact.relaxedKey, 0);
      mailboxes.row(MAILBOX_FIELDS);
      mailboxes.uuid(this.#ids.bytes, index * CONTACT_ID_BYTES);
      mailboxes.uuid(this.#mailbox);
    }
    if (sighting.type === "unsure" && !beside) this.#isSure = false;
    return sighting;
  }
}

/** A contact in the form of `other_contacts`. */
function toOther(contact: NewContact): object {
  return {
    id: contactId(contact.key),
    asked: contact.asked,
    asked_domain: askedDomainOf(contact),
    syntax_problem: contact.syntaxProblem,
    traits: traitsOf(contact),
    suggestion: contact.suggestion,
  };
}
