import type { ForeignFormat } from "./tabular-error.ts";
import { detectEncoding } from "./detect-encoding.ts";
import { byteOrderMark, markless16 } from "./text-encoding.ts";

/** Bytes that `sniffFormat` needs. */
export const SNIFF_BYTES: number = 64 * 1024;

/** A file's format by its first bytes. Name and declared media type are ignored: they are often wrong. */
export type SniffedFormat =
  | { readonly type: "text" }
  /** JSON Lines or an array. */
  | { readonly type: "json" }
  | { readonly type: "vcard" }
  | { readonly type: "html" }
  /** Excel 2003's XML. */
  | { readonly type: "xml_spreadsheet" }
  | { readonly type: "gzip" }
  /** A ZIP container: a workbook or something else; the directory at its end tells. */
  | { readonly type: "zip" }
  | { readonly type: "foreign"; readonly format: ForeignFormat };

/** A ZIP file's first record: an entry, the directory's end (no entries), or a part of several (APPNOTE.TXT §4.3). */
const ZIP_SIGNATURES = ["PK\x03\x04", "PK\x05\x06", "PK\x07\x08"];

/** Signatures that no text begins with, as Latin-1, from the formats' specifications. */
const BINARY_SIGNATURES: readonly (readonly [string, ForeignFormat])[] = [
  ["\x89PNG\r\n", "image"],
  ["\xff\xd8\xff", "image"],
  ["II*\0", "image"],
  ["MM\0*", "image"],
  ["7z\xbc\xaf\x27\x1c", "other_archive"],
  ["Rar!\x1a\x07", "other_archive"],
  ["\xfd7zXZ\0", "other_archive"],
  ["\x28\xb5\x2f\xfd", "other_archive"],
  ["SQLite format 3\0", "binary"],
  ["\x7fELF", "binary"],
  // A worksheet of Excel 2, 3 and 4, and of Excel 5 outside of a container: the record BOF (MS-XLS §2.4.21), by its length.
  ["\t\0\x04\0", "old_office"],
  ["\t\x02\x06\0", "old_office"],
  ["\t\x04\x06\0", "old_office"],
  ["\t\x08\x08\0", "old_office"],
];

/** Signatures of plain letters, trusted only if the rest isn't text. */
const WORDLIKE_SIGNATURES: readonly (readonly [string, ForeignFormat])[] = [
  ["GIF8", "image"],
  ["RIFF", "image"],
  ["BM", "image"],
  ["BZh", "other_archive"],
];

/** Text that is no delimited table, by how it begins after white space. */
const TEXT_SIGNATURES: readonly (readonly [RegExp, SniffedFormat])[] = [
  [/^%PDF-/u, { type: "foreign", format: "pdf" }],
  [/^\{\\rtf/u, { type: "foreign", format: "rich_text" }],
  [/^BEGIN:VCARD/iu, { type: "vcard" }],
  [/^BEGIN:VCALENDAR/iu, { type: "foreign", format: "calendar" }],
  [
    /^(?:<\?xml[^>]*>\s*|<!--[^>]*-->\s*)*<(?:!doctype\s+html|html|head|body|meta|table|style|script|div)\b/iu,
    { type: "html" },
  ],
  [
    /^<\?xml[^>]*>[\s\S]{0,500}?<(?:\w+:)?Workbook\s[^>]*urn:schemas-microsoft-com:office:spreadsheet/u,
    { type: "xml_spreadsheet" },
  ],
  [/^<(?:\?xml|[a-z][\w.:-]*(?:\s[^<>]*)?>)/iu, { type: "foreign", format: "xml" }],
  [/^(?:(?:\[\s*)?\{\s*(?:"[^"\n]*"\s*:|\})|\[\s*"[^"\n]*"\s*[,\]])/u, { type: "json" }],
];

/** Control bytes that occur in text. */
const TEXT_CONTROLS = new Set([9, 10, 11, 12, 13, 26, 27]);
/** Above this share of other control bytes it is not text: noise has 10 %, text none. */
const CONTROL_SHARE = 0.03;
/** The same for valid UTF-8, which noise is not. */
const UTF8_CONTROL_SHARE = 0.1;
/** The same for NUL, which pads old database dumps; a stray one or two are in any file. */
const NUL_SHARE = 0.01;
const STRAY_NULS = 2;

/** Detects a file's format. `head`: its first `SNIFF_BYTES`, or all of it. */
export function sniffFormat(head: Uint8Array): SniffedFormat {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength);
  const latin1 = bytes.toString("latin1", 0, 2048);
  if (latin1.startsWith("\x1f\x8b\x08")) return { type: "gzip" };
  if (ZIP_SIGNATURES.some((start) => latin1.startsWith(start))) return { type: "zip" };
  if (latin1.startsWith("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) {
    // MS-CFB directory names are UTF-16; an encrypted workbook is a stream of this name (MS-OFFCRYPTO §2.3.4.4).
    const encrypted = bytes.includes(Buffer.from("EncryptedPackage", "utf16le"));
    return { type: "foreign", format: encrypted ? "encrypted_office" : "old_office" };
  }
  const signature = BINARY_SIGNATURES.find(([start]) => latin1.startsWith(start));
  if (signature !== undefined) return { type: "foreign", format: signature[1] };
  if (latin1.slice(257, 262) === "ustar") return { type: "foreign", format: "other_archive" };
  return sniffText(bytes, latin1);
}

function sniffText(bytes: Buffer, latin1: string): SniffedFormat {
  const wide = markedOrMarkless16(bytes);
  if (wide === null && isBinary(bytes)) {
    const wordlike = WORDLIKE_SIGNATURES.find(([start]) => latin1.startsWith(start));
    const pdf = latin1.trimStart().startsWith("%PDF-");
    return { type: "foreign", format: pdf ? "pdf" : (wordlike?.[1] ?? "binary") };
  }
  // All signatures are ASCII, so UTF-16's byte order doesn't matter.
  const narrow = wide === null ? latin1 : latin1.replaceAll("\0", "");
  const text = narrow.replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/u, "").trimStart();
  return TEXT_SIGNATURES.find(([start]) => start.test(text))?.[1] ?? { type: "text" };
}

function markedOrMarkless16(bytes: Buffer): string | null {
  const mark = byteOrderMark(bytes)?.encoding ?? null;
  return mark === "utf-8" ? null : (mark ?? markless16(bytes));
}

function isBinary(bytes: Buffer): boolean {
  let nuls = 0;
  let controls = 0;
  for (const byte of bytes) {
    if (byte >= 32) continue;
    if (byte === 0) nuls += 1;
    if (!TEXT_CONTROLS.has(byte)) controls += 1;
  }
  const valid = detectEncoding(bytes).encoding === "utf-8";
  const share = valid ? UTF8_CONTROL_SHARE : CONTROL_SHARE;
  return nuls > Math.max(STRAY_NULS, bytes.length * NUL_SHARE) || controls > bytes.length * share;
}
