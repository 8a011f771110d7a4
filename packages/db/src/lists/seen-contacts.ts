/** 32-bit words of an entry: the id, and the row. */
const WORDS = 5;

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
  readonly #words = new Int32Array(4);
  /** Where the id of the contact to note is written. */
  readonly id: Uint8Array = new Uint8Array(this.#words.buffer);

  /** `slots`: a power of two. */
  constructor(slots: number = SEEN_SLOTS) {
    this.#slots = new Int32Array(slots * WORDS);
    this.#mask = slots - 1;
  }

  /** Notes the contact in `id` of a row, from 1; `beside`: in another than the first place, which makes no later row a duplicate. */
  note(row: number, beside: boolean): Sighting {
    const words = this.#words;
    const [a, b, c, d] = [words[0]!, words[1]!, words[2]!, words[3]!];
    const slots = this.#slots;
    for (let slot = a & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const at = slot * WORDS;
      if (slots[at + 4] === 0) return this.#add(at, row, beside);
      if (slots[at] !== a || slots[at + 1] !== b || slots[at + 2] !== c || slots[at + 3] !== d) continue;
      const first = slots[at + 4]!;
      if (first > 0) return { type: "seen", firstRow: first };
      if (!beside) slots[at + 4] = row;
      return SEEN_BESIDE;
    }
  }

  #add(at: number, row: number, beside: boolean): Sighting {
    const words = this.#words;
    if (this.#used + 1 > (this.#mask + 1) * FILL) return UNSURE;
    const slots = this.#slots;
    for (let word = 0; word < 4; word += 1) slots[at + word] = words[word]!;
    // Zero marks a free slot.
    slots[at + 4] = beside ? -1 : row;
    this.#used += 1;
    return NEW;
  }
}
