import { parseAddress } from "@rollcall/address";

/** What MAIL FROM may name: an address, or `<>` for the null reverse-path (RFC 5321 §4.5.5). */
export function isReversePath(text: string): boolean {
  return text === "<>" || parseAddress(text).type === "address";
}

/** As sessions want it: without brackets, "" for none. */
export function toReversePath(text: string): string {
  return text === "<>" ? "" : text;
}
