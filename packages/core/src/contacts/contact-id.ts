import { hash } from "node:crypto";
import { findAddresses } from "@rollcall/address";
import { toContact } from "./contact.ts";

/** Bytes of a contact id, which PostgreSQL stores as a UUID. */
export const CONTACT_ID_BYTES = 16;

/**
 * A contact's id: the first 128 bits of the SHA-256 of its key, written as a UUID. Every process derives the same id
 * without a look-up, which lets an import stream.
 */
export function contactId(key: string): string {
  const hex = hash("sha256", key, "hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

/** Writes the same id as bytes at `at`. */
export function writeContactId(bytes: Uint8Array, key: string, at: number): void {
  // A binary string is the cheapest form of a digest.
  const digest = hash("sha256", key, "binary");
  for (let index = 0; index < CONTACT_ID_BYTES; index += 1) bytes[at + index] = digest.charCodeAt(index);
}

/**
 * The key of the contact that a text names: an address, also as `Name <a@b>`; a mistyped one is its own key. Null: no
 * @, so it names nobody. Erasing a bare word such as `null` or `accepted` would remove it everywhere.
 */
export function contactKey(text: string): string | null {
  const address = findAddresses(text)[0]?.text ?? text.trim();
  return address.includes("@") ? toContact(address).key : null;
}

/** 32-bit words per contact id. */
export const ID_WORDS: number = CONTACT_ID_BYTES / 4;

const FIRST_ROOM = 512;

/** The ids of a batch's contacts, in one buffer that is reused for the next batch. */
export class ContactIds {
  #words = new Int32Array(FIRST_ROOM * ID_WORDS);
  #bytes = new Uint8Array(this.#words.buffer);
  #count = 0;

  /** `ID_WORDS` per id. Valid until the next `add`. */
  get words(): Int32Array {
    return this.#words;
  }

  /** `CONTACT_ID_BYTES` per id. Valid until the next `add`. */
  get bytes(): Uint8Array {
    return this.#bytes;
  }

  get count(): number {
    return this.#count;
  }

  clear(): void {
    this.#count = 0;
  }

  /** Appends the id of the contact with this key. */
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
