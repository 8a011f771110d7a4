import chardet from "chardet";
import iconv from "iconv-lite";
import type { TextEncoding } from "./text-encoding.ts";

/** Bytes of words that are looked at: hundreds of names. */
const WORDS_BYTES = 32 * 1024;
/** Bytes of one of them: what is longer is no name. */
const WORD_BYTES = 1_024;
/** How sure chardet must be, of 100. Names in Latin letters come to 11 at most. */
const SURE = 25;

/** Encodings of other scripts, by the names that chardet has for them or for a relative. */
const SCRIPTS: Readonly<Record<string, readonly [TextEncoding, RegExp]>> = {
  Shift_JIS: ["shift_jis", /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]$/u],
  "EUC-JP": ["euc-jp", /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]$/u],
  GB18030: ["gb18030", /^\p{Script=Han}$/u],
  Big5: ["big5", /^\p{Script=Han}$/u],
  "EUC-KR": ["euc-kr", /^[\p{Script=Hangul}\p{Script=Han}]$/u],
  "windows-1251": ["windows-1251", /^\p{Script=Cyrillic}$/u],
  "KOI8-R": ["koi8-r", /^\p{Script=Cyrillic}$/u],
  "ISO-8859-7": ["windows-1253", /^\p{Script=Greek}$/u],
  "windows-1253": ["windows-1253", /^\p{Script=Greek}$/u],
  "windows-1256": ["windows-1256", /^\p{Script=Arabic}$/u],
};
/** The share of decoded characters that must belong to the script. */
const OF_SCRIPT = 0.9;

/** Encodings of Latin letters, in order of preference: the later ones must be clearly better. */
const LATIN: readonly TextEncoding[] = ["windows-1252", "windows-1250", "macintosh"];
/** The share of odd characters in the first one that makes another likely. */
const ODD_SHARE = 0.1;

/**
 * The likely encoding of text that is not UTF-8, judged by the words with bytes beyond ASCII: East Asian, Cyrillic, Greek and
 * Arabic ones by chardet, Central European and old Macs' by which reading has no signs amid the letters. Null: nothing
 * speaks against Windows-1252, the most frequent one.
 */
export function guessEncoding(window: Uint8Array): TextEncoding | null {
  const words = wordsBeyondAscii(window);
  if (words.length === 0) return null;
  return ofScript(words) ?? ofLatin(words);
}

/** Words with a byte beyond ASCII, separated by blanks. */
function wordsBeyondAscii(window: Uint8Array): Buffer {
  const words: Buffer[] = [];
  let bytes = 0;
  for (let at = 0; at < window.length && bytes < WORDS_BYTES; at += 1) {
    if (window[at]! < 0x80) continue;
    let [from, to] = [at, at + 1];
    while (from > Math.max(0, at - WORD_BYTES) && isWord(window[from - 1]!)) from -= 1;
    while (to < window.length && to - from < WORD_BYTES && goesOn(window[to - 1]!, window[to]!)) to += 1;
    words.push(Buffer.from(window.subarray(from, to)), Buffer.from(" "));
    bytes += to - from;
    at = to;
  }
  return Buffer.concat(words);
}

/** The second byte of an East Asian character may be most signs of ASCII. */
function goesOn(before: number, byte: number): boolean {
  return isWord(byte) || (before >= 0x80 && byte >= 0x40 && byte <= 0x7e);
}

function isWord(byte: number): boolean {
  return byte >= 0x80 || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
}

function ofScript(words: Buffer): TextEncoding | null {
  for (const { name, confidence } of chardet.analyse(words)) {
    const script = SCRIPTS[name];
    if (script === undefined || confidence < SURE) continue;
    const [encoding, letter] = script;
    const decoded = iconv.decode(words, encoding).match(/[^\0-\u007f]/gu) ?? [];
    if (decoded.filter((character) => letter.test(character)).length >= decoded.length * OF_SCRIPT) return encoding;
  }
  return null;
}

function ofLatin(words: Buffer): TextEncoding | null {
  const odd = LATIN.map((encoding) => oddShare(iconv.decode(words, encoding)));
  const least = odd.indexOf(Math.min(...odd));
  return odd[0]! >= ODD_SHARE && odd[least]! < odd[0]! / 4 ? LATIN[least]! : null;
}

/** The share of characters beyond ASCII that are odd beside letters: signs, and capitals amid small ones. */
function oddShare(text: string): number {
  const beyond = text.match(/[^\0-\u007f]/gu)?.length ?? 0;
  const signs =
    text.match(/(?<=\p{L})[^\0-\u007f\p{L}\p{M}’‘“”–—\u00a0]|[^\0-\u007f\p{L}\p{M}’‘“”–—\u00a0](?=\p{L})/gu)?.length ??
    0;
  const capitals = text.match(/(?<=\p{Ll})[^\0-\u007f\P{Lu}]|[^\0-\u007f\P{Lu}](?=\p{Lu}\p{Ll})/gu)?.length ?? 0;
  return (signs + capitals) / Math.max(1, beyond);
}
