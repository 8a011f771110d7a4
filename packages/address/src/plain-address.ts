/** RFC 5321 §4.5.3.1: octets of a local part, and of a path without angle brackets. */
const LOCAL_LIMIT_BYTES = 64;
const ADDRESS_LIMIT_BYTES = 254;

/** Where an ASCII character may occur in an ordinary address, as bits. */
const IN_LOCAL = 1;
const IN_DOMAIN = 2;
const DOT = 46;
const AT = 64;
const ROLES = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  return (/[A-Za-z0-9_+-]/.test(character) ? IN_LOCAL : 0) | (/[A-Za-z0-9-]/.test(character) ? IN_DOMAIN : 0);
});

/** Not an address for the fast path. */
export const NOT_PLAIN = -1;

/**
 * Fast path for nearly every cell: the index of the @ in an ASCII dot-atom address (RFC 5321 §4.1.2, without its rarer
 * characters) that fills the whole cell. For what it accepts, `findAddresses` would find exactly this text, and
 * `parseAddress` the same local part; only the domain remains to be validated. NOT_PLAIN: anything else.
 */
export function plainAddressAt(cell: string): number {
  if (cell.length > ADDRESS_LIMIT_BYTES) return NOT_PLAIN;
  const at = atoms(cell, 0, IN_LOCAL, AT);
  if (at === NOT_PLAIN || at > LOCAL_LIMIT_BYTES || atoms(cell, at + 1, IN_DOMAIN, NO_END) === NOT_PLAIN)
    return NOT_PLAIN;
  return cell.includes(".", at + 1) ? at : NOT_PLAIN;
}

/** The run ends with the text. */
const NO_END = -1;

/**
 * End of a run of dot-separated atoms of one kind: at the character `end`, or at the end of the text for NO_END.
 * NOT_PLAIN: it ends otherwise, or an atom is empty.
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
