/**
 * An ordinary address and nothing else: an ASCII dot-atom (RFC 5321 §4.1.2, without its rarer signs), an @, and labels of
 * letters, digits and hyphens with dots between. No two parts can match the same text, so time grows with the length alone.
 */
const PLAIN_ADDRESS = /^((?:[A-Za-z0-9_+-]+\.)*[A-Za-z0-9_+-]+)@((?:[A-Za-z0-9-]+\.)+[A-Za-z0-9-]+)$/;

/** RFC 5321 §4.5.3.1: octets of a local part, and of a path without its angle brackets. */
const LOCAL_LIMIT_BYTES = 64;
const ADDRESS_LIMIT_BYTES = 254;

/** Both parts as written. */
export interface PlainAddress {
  readonly local: string;
  readonly domain: string;
}

/**
 * Takes apart the cell of nearly every contact list. For what it accepts, `findAddresses` would find this text alone, and
 * `parseAddress` would read it with the same local part: only the domain remains to be judged. Null: anything else.
 */
export function plainAddress(cell: string): PlainAddress | null {
  const match = cell.length <= ADDRESS_LIMIT_BYTES ? PLAIN_ADDRESS.exec(cell) : null;
  if (match === null) return null;
  const [, local = "", domain = ""] = match;
  return local.length <= LOCAL_LIMIT_BYTES ? { local, domain } : null;
}
