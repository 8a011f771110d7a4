import { inflateRawSync } from "node:zlib";

const STORED = 0;
/** Bytes of headers without their names and extra fields (APPNOTE.TXT 4.3.7, 4.3.12, 4.3.16). */
const LOCAL_BYTES = 30;
const ENTRY_BYTES = 46;
const END_BYTES = 22;

/** The files of a small ZIP archive without a comment as texts, by name. */
export function readArchive(archive: Buffer): Record<string, string> {
  const files: Record<string, string> = {};
  const end = archive.length - END_BYTES;
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameEnd = at + ENTRY_BYTES + archive.readUInt16LE(at + 28);
    const local = archive.readUInt32LE(at + 42);
    const start = local + LOCAL_BYTES + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    const packed = archive.subarray(start, start + archive.readUInt32LE(at + 20));
    const bytes = archive.readUInt16LE(at + 10) === STORED ? packed : inflateRawSync(packed);
    files[archive.toString("utf8", at + ENTRY_BYTES, nameEnd)] = bytes.toString();
    at = nameEnd + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return files;
}
