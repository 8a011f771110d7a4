import { hash } from "node:crypto";
import { findAddresses } from "@rollcall/address";
import { toContact } from "./contact.ts";

/** Bytes of a contact's id, which is a UUID to PostgreSQL. */
export const CONTACT_ID_BYTES = 16;

/**
 * A contact's id: the first 128 bits of the SHA-256 of its key, written as a UUID. Every process derives the same id
 * without a look-up, which is what lets an import stream.
 */
export function contactId(key: string): string {
  const hex = hash("sha256", key, "hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

/** The same id as bytes, written from `at` on. */
export function writeContactId(bytes: Uint8Array, key: string, at: number): void {
  // A text of one character for each byte is the cheapest way to get at a hash.
  const digest = hash("sha256", key, "binary");
  for (let index = 0; index < CONTACT_ID_BYTES; index += 1) bytes[at + index] = digest.charCodeAt(index);
}

/**
 * The key of the contact that a text means: an address, also as `Name <a@b>`; one that is mistyped is a key as it is. Null: it has no @,
 * so it names nobody. To erase a mere word would take it out of every text, `null` and `accepted` for example.
 */
export function contactKey(text: string): string | null {
  const address = findAddresses(text)[0]?.text ?? text.trim();
  return address.includes("@") ? toContact(address).key : null;
}

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
