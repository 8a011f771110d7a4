import { CONTACT_ID_BYTES, writeContactId } from "./contact-id.ts";

/** 32-bit words of a contact's id. */
export const ID_WORDS: number = CONTACT_ID_BYTES / 4;

const FIRST_ROOM = 512;

/** The ids of a batch's contacts, side by side in memory that is used again for the next batch. */
export class ContactIds {
  #words = new Int32Array(FIRST_ROOM * ID_WORDS);
  #bytes = new Uint8Array(this.#words.buffer);
  #count = 0;

  /** Of each id `ID_WORDS`. Good until the next `add`. */
  get words(): Int32Array {
    return this.#words;
  }

  /** Of each id `CONTACT_ID_BYTES`. Good until the next `add`. */
  get bytes(): Uint8Array {
    return this.#bytes;
  }

  get count(): number {
    return this.#count;
  }

  clear(): void {
    this.#count = 0;
  }

  /** Derives the id of the contact with this key, and appends it. */
  add(key: string): void {
    if (this.#bytes.length === this.#count * CONTACT_ID_BYTES) this.#grow();
    writeContactId(this.#bytes, key, this.#count * CONTACT_ID_BYTES);
    this.#count += 1;
  }

  #grow(): void {
    const words = new Int32Array(this.#words.length * 2);
    words.set(this.#words);
    this.#words = words;
    this.#bytes = new Uint8Array(words.buffer);
  }
}
