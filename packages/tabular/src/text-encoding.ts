/** Supported encodings, by their names in the WHATWG Encoding Standard. */
export const TEXT_ENCODINGS = [
  "utf-8",
  "utf-16le",
  "utf-16be",
  "windows-1250",
  "windows-1251",
  "windows-1252",
  "windows-1253",
  "windows-1254",
  "windows-1256",
  "windows-1257",
  "iso-8859-1",
  "iso-8859-2",
  "iso-8859-15",
  "macintosh",
  "koi8-r",
  "shift_jis",
  "euc-jp",
  "gb18030",
  "big5",
  "euc-kr",
] as const;

export type TextEncoding = (typeof TEXT_ENCODINGS)[number];

/** The encoding declared by a byte order mark (Unicode Standard §23.8), and the mark's length. */
export function byteOrderMark(head: Uint8Array): { readonly encoding: TextEncoding; readonly bytes: number } | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: "utf-8", bytes: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: "utf-16le", bytes: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: "utf-16be", bytes: 2 };
  return null;
}

/** Detects UTF-16 without a mark: contact lists are full of ASCII, whose other byte is NUL, always on the same side. */
export function markless16(head: Uint8Array): "utf-16le" | "utf-16be" | null {
  const nuls = [0, 0];
  const pairs = Math.floor(head.length / 2);
  for (let at = 0; at < pairs * 2; at += 1) if (head[at] === 0) nuls[at % 2]! += 1;
  const [even, odd] = [nuls[0]! / pairs, nuls[1]! / pairs];
  if (odd > MOSTLY && even < HARDLY) return "utf-16le";
  if (even > MOSTLY && odd < HARDLY) return "utf-16be";
  return null;
}

/** Share of byte pairs: addresses and delimiters alone exceed this, even beside Chinese names. */
const MOSTLY = 0.2;
const HARDLY = 0.01;

/**
 * Length in bytes of the UTF-8 sequence at `at` (RFC 3629 §4); 0 if invalid; "cut" if the bytes end within a possible
 * one.
 */
export function utf8SequenceLength(bytes: Uint8Array, at: number): number | "cut" {
  const lead = bytes[at]!;
  if (lead < 0x80) return 1;
  const size =
    lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
  if (size === 0) return 0;
  for (let index = 1; index < size; index += 1) {
    if (at + index >= bytes.length) return "cut";
    const byte = bytes[at + index]!;
    const least = index > 1 ? 0x80 : lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    const most = index > 1 ? 0xbf : lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    if (byte < least || byte > most) return 0;
  }
  return size;
}
