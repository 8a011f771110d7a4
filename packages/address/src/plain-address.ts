/** RFC 5321 §4.5.3.1: octets of a local part, and of a path without its angle brackets. */
const LOCAL_LIMIT_BYTES = 64;
const ADDRESS_LIMIT_BYTES = 254;

/** What an ASCII character may be in an ordinary address, as bits. */
const IN_LOCAL = 1;
const IN_DOMAIN = 2;
const DOT = 46;
const AT = 64;
const ROLES = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  return (/[A-Za-z0-9_+-]/.test(character) ? IN_LOCAL : 0) | (/[A-Za-z0-9-]/.test(character) ? IN_DOMAIN : 0);
});

/** No address that can be read the quick way. */
export const NOT_PLAIN = -1;

/**
 * Where the @ stands in the cell of nearly every contact list: an ASCII dot-atom (RFC 5321 §4.1.2, without its rarer signs), an @,
 * and labels of letters, digits and hyphens with dots between, and nothing else. For what it accepts, `findAddresses` would find
 * this text alone, and `parseAddress` would read it with the same local part: only the domain remains to be judged.
 * NOT_PLAIN: anything else.
 */
export function plainAddressAt(cell: string): number {
  if (cell.length > ADDRESS_LIMIT_BYTES) return NOT_PLAIN;
  const at = atoms(cell, 0, IN_LOCAL, AT);
  if (at === NOT_PLAIN || at > LOCAL_LIMIT_BYTES || atoms(cell, at + 1, IN_DOMAIN, NO_END) === NOT_PLAIN)
    return NOT_PLAIN;
  return cell.includes(".", at + 1) ? at : NOT_PLAIN;
}

/** No character ends the run. */
const NO_END = -1;

/**
 * Where a run of characters of one kind ends, none of it empty between dots: at the character `end`, or with the text where that is
 * NO_END. NOT_PLAIN: it does not end so.
 */
function atoms(text: string, from: number, kind: number, end: number): number {
  let atomFrom = from;
  let at = from;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 128 && (ROLES[code]! & kind) !== 0) continue;
    if (code === end) break;
    if (code !== DOT || at === atomFrom) return NOT_PLAIN;
    atomFrom = at + 1;
  }
  return at === atomFrom || (at === text.length) !== (end === NO_END) ? NOT_PLAIN : at;
}
