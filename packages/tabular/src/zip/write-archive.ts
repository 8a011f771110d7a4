import type { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import yazl from "yazl";

/** Text of tables is so repetitive that higher levels cost time and save next to nothing. */
const COMPRESSION_LEVEL = 3;

/** A file of an archive. */
export interface ArchivedFile {
  /** Its name in the archive. */
  readonly name: string;
  readonly bytes: Readable;
  /** Its bytes are packed already. */
  readonly isPacked: boolean;
}

/**
 * Writes a ZIP archive as a stream with backpressure. Its files are taken one after the other, and the next only when the last is
 * written. The stream fails with whatever a file or `files` throws. Destroying it stops both.
 */
export function writeArchive(files: AsyncIterable<ArchivedFile>): Readable {
  const zip = new yazl.ZipFile();
  const output = zip.outputStream as Readable;
  let current: Readable | null = null;
  output.on("close", () => current?.destroy());
  zip.on("error", (error: Error) => output.destroy(error));
  const fill = async (): Promise<void> => {
    for await (const { name, bytes, isPacked } of files) {
      current = bytes;
      // It may have been destroyed while the file was opened.
      if (output.destroyed) bytes.destroy();
      zip.addReadStream(bytes, name, isPacked ? { compress: false } : { compressionLevel: COMPRESSION_LEVEL });
      await finished(bytes);
    }
    zip.end();
  };
  fill().catch((error: unknown) => {
    output.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  return output;
}
