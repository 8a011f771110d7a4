/** What a byte may be within a cell, as bits. */
export const VISIBLE = 1;
/** A part of a character beyond ASCII. */
export const WIDE = 2;
/** To be escaped in JSON (RFC 8259 §7): from here on bytes can't be taken over as they are. */
export const ESCAPED = 4;
/** A control character that is no white space. */
export const ODD = 8;
/** Ends the cell, or begins an escape of CSV's own. */
export const STOP = 16;

const TAB = 9;
const CR = 13;
const SPACE = 32;
const QUOTE = 34;
const BACKSLASH = 92;

/** The kind of each byte, where those of `stops` end a cell. A stop is also VISIBLE where it is so. */
export function byteKinds(stops: readonly number[]): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) => kindOf(byte) | (stops.includes(byte) ? STOP : 0));
}

function kindOf(byte: number): number {
  if (byte > 127) return WIDE;
  if (byte === QUOTE || byte === BACKSLASH) return ESCAPED | VISIBLE;
  if (byte === SPACE) return 0;
  if (byte > SPACE) return VISIBLE;
  return byte >= TAB && byte <= CR ? ESCAPED : ESCAPED | ODD;
}
