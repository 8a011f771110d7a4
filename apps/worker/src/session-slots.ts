/**
 * The sessions that a process may have open at once, shared between pacing keys in turn: a key with a hundred lanes waits no less than one
 * with a single lane. Lanes of one key keep their order.
 */
export class SessionSlots {
  readonly #waiting = new Map<string, (() => void)[]>();
  #free: number;

  /** `limit`: at least 1. */
  constructor(limit: number) {
    this.#free = limit;
  }

  /** Does the work once a slot is free. Rejects with what the work rejects with. */
  async through<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    if (this.#free > 0) this.#free -= 1;
    else await this.#turnOf(key);
    try {
      return await work();
    } finally {
      this.#release();
    }
  }

  #turnOf(key: string): Promise<void> {
    return new Promise((resolve) => {
      const line = this.#waiting.get(key);
      if (line === undefined) this.#waiting.set(key, [resolve]);
      else line.push(resolve);
    });
  }

  /** Hands the slot to the next key, which goes to the end of the round. */
  #release(): void {
    for (const [key, line] of this.#waiting) {
      const next = line.shift();
      this.#waiting.delete(key);
      if (line.length > 0) this.#waiting.set(key, line);
      next?.();
      return;
    }
    this.#free += 1;
  }
}
