/** Values that load faster than this are always loaded. */
const QUICK_MS = 25;
/** Share of the time spent loading: at most 1 in n. */
const SHARE = 20;
/** Older values are not returned, however slow the load. */
const OLDEST_MS = 60_000;
const ENTRIES = 200;

interface Entry<Value> {
  readonly value: Value;
  readonly readAtMs: number;
  readonly costMs: number;
  renewal: Promise<unknown> | null;
}

/**
 * Stale-while-revalidate cache for expensive reads. The maximum age grows with the cost of loading; cheap values are
 * always fresh.
 */
export class StaleWhileRevalidate<Value> {
  readonly #entries = new Map<string, Entry<Value>>();
  readonly #nowMs: () => number;

  constructor(nowMs: () => number = () => performance.now()) {
    this.#nowMs = nowMs;
  }

  /** The value for `key`. Rejects if loading fails and there is no usable old value. */
  async get(key: string, read: () => Promise<Value>): Promise<Value> {
    const entry = this.#entries.get(key);
    const ageMs = entry === undefined ? 0 : this.#nowMs() - entry.readAtMs;
    if (entry === undefined || entry.costMs < QUICK_MS || ageMs > OLDEST_MS) return await this.#read(key, read);
    if (ageMs > entry.costMs * SHARE) {
      // Refresh errors are dropped: the caller already has a value.
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
