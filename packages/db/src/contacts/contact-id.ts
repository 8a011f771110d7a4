import { hash } from "node:crypto";

/**
 * A contact's id: the first 128 bits of the SHA-256 of its key, written as a UUID. Every process derives the same id
 * without a look-up, which is what lets an import stream.
 */
export function contactId(key: string): string {
  const hex = hash("sha256", key, "hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}
