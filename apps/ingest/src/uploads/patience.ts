/** A client that has sent nothing yet may take this long. */
const FIRST_MS = 30_000;
/** The longest silence in between: a train in a tunnel, not a client that is gone. */
const MOST_MS = 60_000;
/** The minimum rate: each kilobyte buys a second. */
const MS_PER_BYTE = 1_000 / 1_024;
/** All waiting of one upload: 2 GiB at 300 KB/s. */
const TOTAL_MS = 2 * 3_600_000;

/**
 * How long to wait for an upload's client: a token bucket of milliseconds, emptied by waiting and filled by bytes. The
 * time that the server takes itself doesn't count. Pure: the caller measures.
 */
export class Patience {
  #leftMs = FIRST_MS;
  #totalMs = TOTAL_MS;

  /** Milliseconds that the next bytes may take; 0: the client is too slow. */
  get leftMs(): number {
    return Math.max(0, Math.min(this.#leftMs, this.#totalMs));
  }

  /** `bytes` came after a wait of `ms`. */
  note(bytes: number, ms: number): void {
    this.#totalMs -= ms;
    this.#leftMs = Math.min(MOST_MS, this.#leftMs - ms + bytes * MS_PER_BYTE);
  }
}
