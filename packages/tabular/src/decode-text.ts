import iconv from "iconv-lite";
import { byteOrderMark } from "./text-encoding.ts";
import type { TextEncoding } from "./text-encoding.ts";
import { validUtf8 } from "./valid-utf8.ts";

/** Bytes that are decoded at once, whatever chunks come in: keeps the text of one step small. */
const DECODE_CHUNK_BYTES = 16 * 1024;

/**
 * The text of a file, as UTF-8 cut between characters, without its byte order mark. What is not valid UTF-8 is repaired as
 * `validUtf8` does; in other encodings what cannot be decoded becomes U+FFFD, and so does half of a surrogate pair.
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
    // The other half of a surrogate pair comes with the next piece.
    held = /[\ud800-\udbff]$/.exec(text)?.[0] ?? "";
    const whole = text.slice(0, text.length - held.length);
    if (whole !== "") yield Buffer.from(whole);
  }
  const rest = held + (decoder.end() ?? "");
  if (rest !== "") yield Buffer.from(rest);
}

/** The same as text. */
export async function* decodeText(
  chunks: AsyncIterable<Uint8Array>,
  encoding: TextEncoding,
  onRepair: (bytes: number) => void,
): AsyncGenerator<string, void, undefined> {
  for await (const piece of utf8Bytes(chunks, encoding, onRepair)) yield piece.toString();
}

/** A file's bytes without its byte order mark, no more than so many at a time. */
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

/** A UTF-8 mark is dropped under every 8-bit encoding: as text it would stick to the first cell. */
function markLength(head: Buffer, encoding: TextEncoding): number {
  const mark = byteOrderMark(head);
  if (mark === null) return 0;
  return mark.encoding === encoding || (mark.encoding === "utf-8" && !encoding.startsWith("utf-16")) ? mark.bytes : 0;
}
