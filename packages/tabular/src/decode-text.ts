import { isUtf8 } from "node:buffer";
import iconv from "iconv-lite";
import { byteOrderMark, utf8SequenceLength } from "./text-encoding.ts";
import type { TextEncoding } from "./text-encoding.ts";

/** Bytes decoded at once, which bounds the text of one step. */
const DECODE_CHUNK_BYTES = 16 * 1024;

/**
 * Decodes a file to UTF-8, cut between characters, without its byte order mark. Invalid UTF-8 is repaired by
 * `validUtf8`; in other encodings undecodable bytes and unpaired surrogates become U+FFFD.
 */
export async function* utf8Bytes(
  chunks: AsyncIterable<Uint8Array>,
  encoding: TextEncoding,
  onRepair: (bytes: number) => void,
): AsyncGenerator<Buffer, void, undefined> {
  const bytes = withoutMark(chunks, encoding);
  if (encoding === "utf-8") return yield* validUtf8(bytes, onRepair);
  const decoder = iconv.getDecoder(encoding, { stripBOM: false });
  let held = "";
  for await (const piece of bytes) {
    const text = held + decoder.write(piece);
    // The low surrogate comes with the next piece.
    held = /[\ud800-\udbff]$/.exec(text)?.[0] ?? "";
    const whole = text.slice(0, text.length - held.length);
    if (whole !== "") yield Buffer.from(whole);
  }
  const rest = held + (decoder.end() ?? "");
  if (rest !== "") yield Buffer.from(rest);
}

/** `utf8Bytes` as strings. */
export async function* decodeText(
  chunks: AsyncIterable<Uint8Array>,
  encoding: TextEncoding,
  onRepair: (bytes: number) => void,
): AsyncGenerator<string, void, undefined> {
  for await (const piece of utf8Bytes(chunks, encoding, onRepair)) yield piece.toString();
}

/** A file's bytes without its byte order mark, at most DECODE_CHUNK_BYTES at a time. */
async function* withoutMark(
  chunks: AsyncIterable<Uint8Array>,
  encoding: TextEncoding,
): AsyncGenerator<Buffer, void, undefined> {
  let first = true;
  for await (const chunk of chunks) {
    let bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (first) bytes = bytes.subarray(markLength(bytes, encoding));
    first = false;
    for (let at = 0; at < bytes.length; at += DECODE_CHUNK_BYTES) yield bytes.subarray(at, at + DECODE_CHUNK_BYTES);
  }
}

/** A UTF-8 mark is dropped under every 8-bit encoding: as text it would end up in the first cell. */
function markLength(head: Buffer, encoding: TextEncoding): number {
  const mark = byteOrderMark(head);
  if (mark === null) return 0;
  return mark.encoding === encoding || (mark.encoding === "utf-8" && !encoding.startsWith("utf-16")) ? mark.bytes : 0;
}

/**
 * Validates UTF-8 and cuts it between characters. Invalid bytes are read as Windows-1252, one by one, and counted by
 * `onRepair`, so "José" survives even if the first bad byte comes after the encoding was decided.
 */
async function* validUtf8(
  chunks: AsyncIterable<Buffer>,
  onRepair: (bytes: number) => void,
): AsyncGenerator<Buffer, void, undefined> {
  let held: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    const whole = bytes.length - cutOffBytes(bytes);
    held = Buffer.from(bytes.subarray(whole));
    if (whole > 0) yield repair(bytes.subarray(0, whole), onRepair);
  }
  if (held.length > 0) yield repair(held, onRepair);
}

/** Length of an incomplete sequence at the end. */
function cutOffBytes(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    if (utf8SequenceLength(bytes, bytes.length - back) === "cut") return back;
  }
  return 0;
}

/** UTF-8 of each byte from 0x80 on. */
const WINDOWS_1252 = Array.from({ length: 128 }, (_, byte) =>
  Buffer.from(iconv.decode(Buffer.of(0x80 + byte), "windows-1252")),
);
const MOST_BYTES = Math.max(...WINDOWS_1252.map((character) => character.length));

/** Byte by byte: a file may consist of bad ones alone. */
function repair(bytes: Buffer, onRepair: (bytes: number) => void): Buffer {
  if (isUtf8(bytes)) return bytes;
  const repaired = Buffer.allocUnsafe(bytes.length * MOST_BYTES);
  let to = 0;
  let strays = 0;
  for (let at = 0; at < bytes.length;) {
    const size = utf8SequenceLength(bytes, at);
    const isValid = typeof size === "number" && size > 0;
    if (isValid) {
      for (const end = at + size; at < end; at += 1) repaired[to++] = bytes[at]!;
      continue;
    }
    for (const byte of WINDOWS_1252[bytes[at]! - 0x80]!) repaired[to++] = byte;
    strays += 1;
    at += 1;
  }
  onRepair(strays);
  return repaired.subarray(0, to);
}
