import { findAddresses } from "@rollcall/address";
import { toContact } from "../import/to-contact.ts";

/** The key of the contact that a text means: an address, also as `Name <a@b>`; what is none is a key as it is. */
export function contactKey(text: string): string {
  return toContact(findAddresses(text)[0]?.text ?? text.trim()).key;
}
