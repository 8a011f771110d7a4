import { isUtf8 } from "node:buffer";
import iconv from "iconv-lite";
import { byteOrderMark, utf8SequenceLength } from "./text-encoding.ts";
import type { TextEncoding } from "./text-encoding.ts";

/** Bytes that are decoded at once, whatever chunks come in: keeps the text of one step small. */
const DECODE_CHUNK_BYTES = 256 * 1024;

/** Turns the bytes of one file into text, chunk by chunk. */
interface ChunkDecoder {
  write(bytes: Buffer): string;
  end(): string;
}

/**
 * The text of a file, without its byte order mark. Bytes that are not valid UTF-8 are read as Windows-1252, one by one, and
 * told to `onRepair` with their number: so "José" survives in a file whose first bad byte comes after the encoding was decided.
 * In other encodings what cannot be decoded becomes U+FFFD.
 */
export async function* decodeText(
  chunks: AsyncIterable<Uint8Array>,
  encoding: TextEncoding,
  onRepair: (bytes: number) => void,
): AsyncGenerator<string, void, undefined> {
  const decoder = encoding === "utf-8" ? utf8Decoder(onRepair) : iconvDecoder(encoding);
  let first = true;
  for await (const chunk of chunks) {
    let bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (first) bytes = bytes.subarray(markLength(bytes, encoding));
    first = false;
    for (let at = 0; at < bytes.length; at += DECODE_CHUNK_BYTES) {
      const text = decoder.write(bytes.subarray(at, at + DECODE_CHUNK_BYTES));
      if (text !== "") yield text;
    }
  }
  const rest = decoder.end();
  if (rest !== "") yield rest;
}

/** A UTF-8 mark is dropped under every 8-bit encoding: as text it would stick to the first cell. */
function markLength(head: Buffer, encoding: TextEncoding): number {
  const mark = byteOrderMark(head);
  if (mark === null) return 0;
  return mark.encoding === encoding || (mark.encoding === "utf-8" && !encoding.startsWith("utf-16")) ? mark.bytes : 0;
}

function iconvDecoder(encoding: TextEncoding): ChunkDecoder {
  const decoder = iconv.getDecoder(encoding, { stripBOM: false });
  return { write: (bytes) => decoder.write(bytes), end: () => decoder.end() ?? "" };
}

function utf8Decoder(onRepair: (bytes: number) => void): ChunkDecoder {
  let held: Buffer = Buffer.alloc(0);
  return {
    write(chunk) {
      const bytes = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      const whole = bytes.length - cutOffBytes(bytes);
      held = Buffer.from(bytes.subarray(whole));
      return decodeUtf8(bytes.subarray(0, whole), onRepair);
    },
    end: () => decodeUtf8(held, onRepair),
  };
}

/** Bytes at the end that are the beginning of a sequence. */
function cutOffBytes(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    if (utf8SequenceLength(bytes, bytes.length - back) === "cut") return back;
  }
  return 0;
}

function decodeUtf8(bytes: Buffer, onRepair: (bytes: number) => void): string {
  if (isUtf8(bytes)) return bytes.toString("utf8");
  const parts: string[] = [];
  let validFrom = 0;
  let repaired = 0;
  for (let at = 0; at < bytes.length;) {
    const size = utf8SequenceLength(bytes, at);
    if (typeof size === "number" && size > 0) {
      at += size;
      continue;
    }
    parts.push(bytes.toString("utf8", validFrom, at), iconv.decode(bytes.subarray(at, at + 1), "windows-1252"));
    repaired += 1;
    at += 1;
    validFrom = at;
  }
  parts.push(bytes.toString("utf8", validFrom));
  onRepair(repaired);
  return parts.join("");
}
