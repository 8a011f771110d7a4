const FLUSH_PAUSE_MS = 30_000;

/**
 * Counts requests by key id, and writes them down twice a minute and at shutdown: otherwise every request would update a row.
 * What a write fails to store is counted with the next.
 */
export class UsageCounter {
  readonly #write: (requests: ReadonlyMap<number, number>) => Promise<void>;
  readonly #onFailure: (error: unknown) => void;
  readonly #timer: NodeJS.Timeout;
  #requests = new Map<number, number>();

  constructor(
    write: (requests: ReadonlyMap<number, number>) => Promise<void>,
    onFailure: (error: unknown) => void,
    pauseMs: number = FLUSH_PAUSE_MS,
  ) {
    this.#write = write;
    this.#onFailure = onFailure;
    this.#timer = setInterval(() => void this.flush(), pauseMs).unref();
  }

  /** Counts requests of a key. */
  add(keyId: number, requests = 1): void {
    this.#requests.set(keyId, (this.#requests.get(keyId) ?? 0) + requests);
  }

  /** Writes down what was counted. Never rejects. */
  async flush(): Promise<void> {
    const counted = this.#requests;
    this.#requests = new Map();
    try {
      await this.#write(counted);
    } catch (error) {
      for (const [keyId, requests] of counted) this.add(keyId, requests);
      this.#onFailure(error);
    }
  }

  /** The last write. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.flush();
  }
}
