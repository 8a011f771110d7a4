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

/** Both parts as written. */
export interface PlainAddress {
  readonly local: string;
  readonly domain: string;
}

/**
 * Takes apart the cell of nearly every contact list: an ASCII dot-atom (RFC 5321 §4.1.2, without its rarer signs), an @, and
 * labels of letters, digits and hyphens with dots between, and nothing else. For what it accepts, `findAddresses` would find
 * this text alone, and `parseAddress` would read it with the same local part: only the domain remains to be judged. Null:
 * anything else.
 */
export function plainAddress(cell: string): PlainAddress | null {
  if (cell.length > ADDRESS_LIMIT_BYTES) return null;
  const at = atoms(cell, 0, IN_LOCAL, AT);
  if (at === null || at > LOCAL_LIMIT_BYTES || atoms(cell, at + 1, IN_DOMAIN, null) === null) return null;
  const domain = cell.slice(at + 1);
  return domain.includes(".") ? { local: cell.slice(0, at), domain } : null;
}

/**
 * Where a run of characters of one kind ends, none of it empty between dots: at the character `end`, or with the text where that is null.
 * Null: it does not end so.
 */
function atoms(text: string, from: number, kind: number, end: number | null): number | null {
  let atomFrom = from;
  let at = from;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 128 && (ROLES[code]! & kind) !== 0) continue;
    if (code === end) break;
    if (code !== DOT || at === atomFrom) return null;
    atomFrom = at + 1;
  }
  return at === atomFrom || (at === text.length) !== (end === null) ? null : at;
}
