import { findAddresses } from "@rollcall/address";
import { toContact } from "./to-contact.ts";

/**
 * The key of the contact that a text means: an address, also as `Name <a@b>`; one that is mistyped is a key as it is. Null: it has no @,
 * so it names nobody. To erase a mere word would take it out of every text, `null` and `accepted` for example.
 */
export function contactKey(text: string): string | null {
  const address = findAddresses(text)[0]?.text ?? text.trim();
  return address.includes("@") ? toContact(address).key : null;
}
