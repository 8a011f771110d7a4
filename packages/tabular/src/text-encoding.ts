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

/** Bytes read to detect the encoding: all of most files, and little enough to buffer. */
export const ENCODING_WINDOW_BYTES: number = 4 * 1024 ** 2;

/** An encoding, and a sentence for the user if it is a guess. */
export interface DetectedEncoding {
  readonly encoding: TextEncoding;
  readonly note: string | null;
}

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
 * Detects the encoding of a file that begins with `window` (its first `ENCODING_WINDOW_BYTES`, or all of it): by its
 * mark; UTF-16 by its NULs; UTF-8 if the window is (nearly) valid; else Windows-1252, which fits any bytes.
 */
export function detectEncoding(window: Uint8Array): DetectedEncoding {
  const mark = byteOrderMark(window);
  if (mark !== null) return { encoding: mark.encoding, note: null };
  const wide = markless16(window.subarray(0, 64 * 1024));
  if (wide !== null) {
    return {
      encoding: wide,
      note: `Read as ${wide.toUpperCase()}, judging by its zero bytes: the file has no byte order mark.`,
    };
  }
  const { sequences, strays } = countUtf8(window);
  if (strays === 0) return { encoding: "utf-8", note: null };
  if (sequences > strays * UTF8_MAJORITY) {
    return {
      encoding: "utf-8",
      note: "Read as UTF-8; some characters are not valid UTF-8 and were read as Windows-1252.",
    };
  }
  return {
    encoding: "windows-1252",
    note: "Not valid UTF-8: read as Windows-1252. If letters with accents look wrong, choose another encoding.",
  };
}

/** Valid multi-byte sequences hardly ever occur by accident: this many per stray byte mean damaged UTF-8. */
const UTF8_MAJORITY = 4;

/** Counts valid multi-byte sequences (RFC 3629 §4) and bytes that belong to none. A truncated end counts as neither. */
function countUtf8(bytes: Uint8Array): { readonly sequences: number; readonly strays: number } {
  let sequences = 0;
  let strays = 0;
  for (let at = 0; at < bytes.length;) {
    if (bytes[at]! < 0x80) {
      at += 1;
      continue;
    }
    const size = utf8SequenceLength(bytes, at);
    if (size === "cut") break;
    if (size === 0) strays += 1;
    else sequences += 1;
    at += size === 0 ? 1 : size;
  }
  return { sequences, strays };
}

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
