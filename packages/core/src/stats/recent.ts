/** What took no longer than this is read anew each time. */
const QUICK_MS = 25;
/** Reading takes at most this part of the time: 1 in so many. */
const SHARE = 20;
/** An answer that is older than this is not given any more, whatever it costs to read it anew. */
const OLDEST_MS = 60_000;
const ENTRIES = 200;

interface Entry<Value> {
  readonly value: Value;
  readonly readAtMs: number;
  readonly costMs: number;
  renewal: Promise<unknown> | null;
}

/**
 * Answers that are costly to read and asked for again and again, such as by open pages: given as they were a moment ago
 * while they are read anew. How old they may be depends on what they cost; cheap ones are always of now.
 */
export class Recent<Value> {
  readonly #entries = new Map<string, Entry<Value>>();
  readonly #nowMs: () => number;

  constructor(nowMs: () => number = () => performance.now()) {
    this.#nowMs = nowMs;
  }

  /** The answer that goes by `key`. Rejects where it can't be read and there is none from before. */
  async get(key: string, read: () => Promise<Value>): Promise<Value> {
    const entry = this.#entries.get(key);
    const ageMs = entry === undefined ? 0 : this.#nowMs() - entry.readAtMs;
    if (entry === undefined || entry.costMs < QUICK_MS || ageMs > OLDEST_MS) return await this.#read(key, read);
    if (ageMs > entry.costMs * SHARE) {
      // Whoever is given the old answer need not hear that there was no new one.
      entry.renewal ??= this.#read(key, read)
        .catch(() => {})
        .finally(() => (entry.renewal = null));
    }
    return entry.value;
  }

  async #read(key: string, read: () => Promise<Value>): Promise<Value> {
    const startedMs = this.#nowMs();
    const value = await read();
    const nowMs = this.#nowMs();
    this.#entries.delete(key);
    this.#entries.set(key, { value, readAtMs: nowMs, costMs: nowMs - startedMs, renewal: null });
    const [oldest] = this.#entries.keys();
    if (this.#entries.size > ENTRIES && oldest !== undefined) this.#entries.delete(oldest);
    return value;
  }
}
