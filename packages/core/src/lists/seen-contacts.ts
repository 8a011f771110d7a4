import { type ContactIds, ID_WORDS } from "../contacts/contact-ids.ts";

/** 32-bit words of an entry: the id, and the row. */
const WORDS = ID_WORDS + 1;
/** In the place of the row: met beside other contacts alone. */
const BESIDE = -1;

/** 40 MB when it is full: room for the distinct contacts of all but the largest lists. Pages that nobody touched cost nothing. */
export const SEEN_SLOTS: number = 2 ** 21;

/** Above this share of used slots, searches get long. */
const FILL = 0.75;

/** What is known of a contact before a row that names it. */
export type Sighting =
  | { readonly type: "new" }
  | { readonly type: "seen"; readonly firstRow: number | null }
  /** There was no room to remember it: it may have been seen. */
  | { readonly type: "unsure" };

const NEW: Sighting = { type: "new" };
const UNSURE: Sighting = { type: "unsure" };
const SEEN_BESIDE: Sighting = { type: "seen", firstRow: null };

/**
 * Remembers which contacts an import met, and the first row of each, in bounded memory: a hash table in typed arrays with
 * linear probing. Ids are parts of hashes, so any of their words spreads well. Once it is full it forgets nothing, but takes
 * nothing new.
 */
export class SeenContacts {
  readonly #slots: Int32Array;
  readonly #mask: number;
  #used = 0;
  /** Means nothing. What `fetch` read must go somewhere, or a compiler may leave the reading out. */
  fetched = 0;

  /** `slots`: a power of two. */
  constructor(slots: number = SEEN_SLOTS) {
    this.#slots = new Int32Array(slots * WORDS);
    this.#mask = slots - 1;
  }

  /**
   * Has the processor fetch the places of contacts that will be noted next: so it waits for many of them at once. One by one,
   * waiting for memory took longer than all else that is done for a contact.
   */
  fetch({ words, count }: ContactIds): void {
    const slots = this.#slots;
    let read = 0;
    for (let from = 0; from < count * ID_WORDS; from += ID_WORDS) read ^= slots[(words[from]! & this.#mask) * WORDS]!;
    this.fetched = read;
  }

  /** Notes a contact of a row, from 1; `beside`: in another than the first place, which makes no later row a duplicate. */
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
