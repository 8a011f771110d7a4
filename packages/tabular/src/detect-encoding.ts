import { guessEncoding } from "./guess-encoding.ts";
import { byteOrderMark, markless16, type TextEncoding, utf8SequenceLength } from "./text-encoding.ts";

/** Bytes read to detect the encoding: all of most files, and little enough to buffer. */
export const ENCODING_WINDOW_BYTES: number = 4 * 1024 ** 2;

/** An encoding, and a sentence for the user if it is a guess. */
export interface DetectedEncoding {
  readonly encoding: TextEncoding;
  readonly note: string | null;
}

/**
 * Detects the encoding of a file that begins with `window` (its first `ENCODING_WINDOW_BYTES`, or all of it): by its
 * mark; UTF-16 by its NULs; UTF-8 if the window is (nearly) valid; by its letters; else Windows-1252, which fits any
 * bytes.
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
  const guessed = guessEncoding(window);
  if (guessed !== null) {
    return {
      encoding: guessed,
      note: `Not valid UTF-8: read as ${guessed}, judging by its letters. If they look wrong, choose another encoding.`,
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
