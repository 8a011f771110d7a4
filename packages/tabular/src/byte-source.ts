import { TabularError } from "./tabular-error.ts";

/** A byte stream with a peekable head. Never reads further ahead than asked. */
export class ByteSource implements AsyncIterable<Uint8Array> {
  readonly #chunks: AsyncIterator<Uint8Array>;
  readonly #limitBytes: number;
  #held: Uint8Array[] = [];
  #heldBytes = 0;
  #takenBytes = 0;
  #ended = false;

  /** Reading throws TabularError `file_too_large` beyond `limitBytes`. */
  constructor(input: AsyncIterable<Uint8Array>, limitBytes: number) {
    this.#chunks = input[Symbol.asyncIterator]();
    this.#limitBytes = limitBytes;
  }

  /** Bytes read from the input so far. */
  get takenBytes(): number {
    return this.#takenBytes;
  }

  /** Peeks at the first `bytes` bytes, fewer if the input is shorter. */
  async head(bytes: number): Promise<Buffer> {
    while (this.#heldBytes < bytes) {
      const chunk = await this.#next();
      if (chunk === null) break;
      this.#held.push(chunk);
      this.#heldBytes += chunk.length;
    }
    const whole = Buffer.concat(this.#held);
    this.#held = whole.length === 0 ? [] : [whole];
    return whole.subarray(0, bytes);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void, undefined> {
    for (let held = this.#held.shift(); held !== undefined; held = this.#held.shift()) {
      this.#heldBytes -= held.length;
      yield held;
    }
    for (let chunk = await this.#next(); chunk !== null; chunk = await this.#next()) yield chunk;
  }

  /** Releases the input: destroys a stream, finishes a generator. Idempotent. */
  async close(): Promise<void> {
    this.#held = [];
    this.#heldBytes = 0;
    if (this.#ended) return;
    this.#ended = true;
    await this.#chunks.return?.();
  }

  async #next(): Promise<Uint8Array | null> {
    if (this.#ended) return null;
    const step = await this.#chunks.next();
    if (step.done === true) {
      this.#ended = true;
      return null;
    }
    this.#takenBytes += step.value.length;
    if (this.#takenBytes > this.#limitBytes) {
      throw new TabularError(
        "file_too_large",
        `The file is larger than ${describeBytes(this.#limitBytes)}: split it and upload the parts one by one.`,
      );
    }
    return step.value;
  }
}

function describeBytes(bytes: number): string {
  const [size, unit] =
    bytes >= 1024 ** 3
      ? [bytes / 1024 ** 3, "GiB"]
      : bytes >= 1024 ** 2
        ? [bytes / 1024 ** 2, "MiB"]
        : [bytes, "bytes"];
  return `${Number(size.toFixed(1)).toLocaleString("en")} ${unit}`;
}
