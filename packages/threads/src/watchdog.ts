/** A second of the caller's event loop, in which the messages of a thread are delivered. */
export const TICK_MS = 1_000;

/** How long a thread may take, in ticks. */
export interface Patience {
  /** Without any message: its event loop stands still. */
  readonly silentTicks: number;
  /** Without taking input or giving a value, while it has both to do. */
  readonly idleTicks: number;
}

/** A thread that is silent for ten seconds, or does nothing for five minutes of what it could do. */
export const PATIENCE: Patience = { silentTicks: 10, idleTicks: 300 };

/**
 * Decides when a thread is stuck. It counts ticks instead of reading a clock: a caller that stands still itself, and so
 * receives nothing, counts one at most.
 */
export class Watchdog {
  readonly #patience: Patience;
  #silent = 0;
  #idle = 0;

  constructor(patience: Patience = PATIENCE) {
    this.#patience = patience;
  }

  /** The thread has sent something. `progress`: other than a sign of life. */
  heard(progress: boolean): void {
    this.#silent = 0;
    if (progress) this.#idle = 0;
  }

  /** A tick has passed. `hasWork`: there is input to take and a value to give. Returns whether the thread is stuck. */
  tick(hasWork: boolean): boolean {
    this.#silent += 1;
    this.#idle = hasWork ? this.#idle + 1 : 0;
    return this.#silent > this.#patience.silentTicks || this.#idle > this.#patience.idleTicks;
  }
}
