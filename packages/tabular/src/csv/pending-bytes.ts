/** Puts what was left of one piece before the next, in memory that is used again: each time new, it would be much garbage. */
export class PendingBytes {
  #memory: Buffer = Buffer.alloc(0);
  #pending: Buffer = Buffer.alloc(0);

  /** What is left, followed by `piece`. Good until the next call. */
  join(piece: Buffer): Buffer {
    const pending = this.#pending;
    if (pending.length === 0) return (this.#pending = piece);
    const length = pending.length + piece.length;
    const isRoomy = this.#memory.length >= length;
    const memory = isRoomy ? this.#memory : Buffer.allocUnsafeSlow(length * 2);
    const isInPlace = isRoomy && pending.buffer === memory.buffer && pending.byteOffset === memory.byteOffset;
    if (!isInPlace) pending.copy(memory);
    piece.copy(memory, pending.length);
    this.#memory = memory;
    return (this.#pending = memory.subarray(0, length));
  }

  /** Drops the first `bytes` of it. */
  drop(bytes: number): void {
    this.#pending = this.#pending.subarray(bytes);
  }

  get length(): number {
    return this.#pending.length;
  }
}
