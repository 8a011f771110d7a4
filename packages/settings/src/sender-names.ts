import { parseAddress } from "@rollcall/address";

/** RFC 1035 §2.3.4. */
const NAME_LIMIT_OCTETS = 253;

const LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
/** The last label is not numeric: 10.0.0.12 is an address, which must be a literal. */
const FULL_NAME = new RegExp(`^(?:${LABEL}\\.)+(?=[a-z0-9-]*[a-z])${LABEL}$`, "i");
const LITERAL = /^\[(?:\d{1,3}(?:\.\d{1,3}){3}|IPv6:[0-9a-f:.]+)\]$/i;

/** Whether this is a fully qualified host name or an address literal (RFC 5321 §4.1.1.1 and §4.1.3). */
export function isHeloName(text: string): boolean {
  return text.length <= NAME_LIMIT_OCTETS && (FULL_NAME.test(text) || LITERAL.test(text));
}

/** Whether MAIL FROM may be this: an address, or `<>` for the null reverse-path (RFC 5321 §4.5.5). */
export function isReversePath(text: string): boolean {
  return text === "<>" || parseAddress(text).type === "address";
}

/** As sessions take it: "" for the null reverse-path. */
export function toReversePath(text: string): string {
  return text === "<>" ? "" : text;
}
