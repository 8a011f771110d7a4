/** A timer fires up to a millisecond after its time, so it is set for, and things are due, this much before theirs. */
const EARLY_MS = 0.5;

interface Entry {
  readonly dueMs: number;
  readonly run: () => void;
}

/**
 * Runs things in order, each the same time after it was put in: on average exactly, where a `setTimeout` for each would be
 * late by most of a millisecond, which is 3 % of 20.
 */
export class DelayLine {
  readonly #delayMs: number;
  #waiting: Entry[] = [];
  #next = 0;
  #isSet = false;

  constructor(delayMs: number) {
    this.#delayMs = delayMs;
  }

  put(run: () => void): void {
    if (this.#delayMs === 0) return run();
    this.#waiting.push({ dueMs: performance.now() + this.#delayMs, run });
    this.#set();
  }

  #set(): void {
    const entry = this.#waiting[this.#next];
    if (entry === undefined || this.#isSet) return;
    this.#isSet = true;
    setTimeout(() => this.#runDue(), Math.max(1, Math.floor(entry.dueMs - performance.now() - EARLY_MS)));
  }

  #runDue(): void {
    this.#isSet = false;
    for (let entry = this.#waiting[this.#next]; entry !== undefined; entry = this.#waiting[this.#next]) {
      if (entry.dueMs - performance.now() > EARLY_MS) break;
      this.#next += 1;
      entry.run();
    }
    this.#waiting = this.#waiting.slice(this.#next);
    this.#next = 0;
    this.#set();
  }
}
