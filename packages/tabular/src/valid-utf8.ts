import { isUtf8 } from "node:buffer";
import iconv from "iconv-lite";
import { utf8SequenceLength } from "./text-encoding.ts";

/**
 * The bytes of a UTF-8 text, cut between characters. Bytes that are not valid UTF-8 are read as Windows-1252, one by one, and
 * told to `onRepair` with their number: so "José" survives in a file whose first bad byte comes after the encoding was decided.
 */
export async function* validUtf8(
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

/** Bytes at the end that are the beginning of a sequence. */
function cutOffBytes(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    if (utf8SequenceLength(bytes, bytes.length - back) === "cut") return back;
  }
  return 0;
}

/** What each byte from 0x80 on stands for, in UTF-8. */
const WINDOWS_1252 = Array.from({ length: 128 }, (_, byte) =>
  Buffer.from(iconv.decode(Buffer.of(0x80 + byte), "windows-1252")),
);
const MOST_BYTES = Math.max(...WINDOWS_1252.map((character) => character.length));

/** Byte by byte in one go: a file may have nothing but bad ones. */
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
