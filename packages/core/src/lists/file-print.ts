import { createHash } from "node:crypto";

/** Bytes of a file's beginning. As many as the web app sends for a preview. */
export const HEAD_BYTES = 1024 * 1024;

/** What a file is recognised by. All null: unknown, or the list is not a file's any more. */
export interface FilePrint {
  /** SHA-256 of all bytes, in hexadecimal. */
  readonly fileHash: string | null;
  /** SHA-256 of the first `HEAD_BYTES`, in hexadecimal. */
  readonly headHash: string | null;
  readonly sizeBytes: number | null;
}

/** Takes the print of bytes that pass by, so that they need not be read once more for it. */
export class FilePrinter {
  readonly #all = createHash("sha256");
  readonly #head = createHash("sha256");
  #sizeBytes = 0;

  add(chunk: Uint8Array): void {
    this.#all.update(chunk);
    if (this.#sizeBytes < HEAD_BYTES) this.#head.update(chunk.subarray(0, HEAD_BYTES - this.#sizeBytes));
    this.#sizeBytes += chunk.length;
  }

  /** Of all bytes so far. Call it once, at the end. */
  take(): FilePrint {
    return { fileHash: this.#all.digest("hex"), headHash: this.#head.digest("hex"), sizeBytes: this.#sizeBytes };
  }

  /** The bytes as they come, each added when it is taken. */
  async *through(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const chunk of bytes) {
      this.add(chunk);
      yield chunk;
    }
  }
}
