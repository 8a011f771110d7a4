import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

/** 4 or 6 for an IP address in canonical notation (no zone index, no short forms such as 127.1), else 0. */
export function ipFamily(text: string): 0 | 4 | 6 {
  return text.includes("%") ? 0 : (isIP(text) as 0 | 4 | 6);
}

/**
 * The name of an IP address's PTR record: 1.2.0.192.in-addr.arpa (RFC 1035 §3.5), or nibbles under ip6.arpa (RFC 3596 §2.5).
 * Null for text that is not an address.
 */
export function reverseName(ip: string): string | null {
  const family = ipFamily(ip);
  if (family === 0) return null;
  const bytes = ipaddr.parse(ip).toByteArray().toReversed();
  if (family === 4) return `${bytes.join(".")}.in-addr.arpa`;
  return `${bytes.map((byte) => `${(byte & 15).toString(16)}.${(byte >> 4).toString(16)}`).join(".")}.ip6.arpa`;
}
