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

function repair(bytes: Buffer, onRepair: (bytes: number) => void): Buffer {
  if (isUtf8(bytes)) return bytes;
  const parts: Buffer[] = [];
  let validFrom = 0;
  let repaired = 0;
  for (let at = 0; at < bytes.length;) {
    const size = utf8SequenceLength(bytes, at);
    if (typeof size === "number" && size > 0) {
      at += size;
      continue;
    }
    const character = iconv.decode(bytes.subarray(at, at + 1), "windows-1252");
    parts.push(bytes.subarray(validFrom, at), Buffer.from(character));
    repaired += 1;
    at += 1;
    validFrom = at;
  }
  parts.push(bytes.subarray(validFrom));
  onRepair(repaired);
  return Buffer.concat(parts);
}
