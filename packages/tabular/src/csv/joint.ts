/** Puts what was left of one chunk before the next, in memory that is used again: each time new, it would be much garbage. */
export class Joint {
  #bytes: Buffer = Buffer.alloc(0);
  #held: Buffer = Buffer.alloc(0);

  /** What is left. */
  get held(): Buffer {
    return this.#held;
  }

  /** What is left, followed by `chunk`. Good until the next call. */
  join(chunk: Buffer): Buffer {
    const held = this.#held;
    if (held.length === 0) return chunk;
    const length = held.length + chunk.length;
    // What is held may stand in the same memory: it is moved before anything is written over it.
    const bytes = this.#bytes.length < length ? Buffer.allocUnsafeSlow(length * 2) : this.#bytes;
    held.copy(bytes);
    chunk.copy(bytes, held.length);
    this.#bytes = bytes;
    return bytes.subarray(0, length);
  }

  /** Keeps an end of what was joined for the next chunk. */
  hold(rest: Buffer): void {
    this.#held = rest;
  }
}
