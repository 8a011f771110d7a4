/** Node's timers hold 32 bits of milliseconds. */
const LONGEST_MS = 2 ** 31 - 1;

/**
 * One timer for a whole conversation. Moving the alarm to a later time costs nothing: the timer fires once too early and is then
 * set again, so that thousands of sessions don't make a new timer for each command.
 */
export class Alarm {
  readonly #nowMs: () => number;
  readonly #ring: () => void;
  #timer: NodeJS.Timeout | null = null;
  #dueMs = Infinity;
  #firesMs = Infinity;

  constructor(nowMs: () => number, ring: () => void) {
    this.#nowMs = nowMs;
    this.#ring = ring;
  }

  /** Rings once at this time, and no longer at the one set before. Infinity: not at all. */
  set(dueMs: number): void {
    this.#dueMs = dueMs;
    if (dueMs >= this.#firesMs) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#arm();
  }

  /** No ringing any more. */
  stop(): void {
    this.#dueMs = Infinity;
    this.#firesMs = Infinity;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #arm(): void {
    const delayMs = Math.min(Math.max(0, Math.ceil(this.#dueMs - this.#nowMs())), LONGEST_MS);
    this.#firesMs = this.#dueMs;
    this.#timer = setTimeout(() => this.#fire(), delayMs);
  }

  #fire(): void {
    this.#timer = null;
    this.#firesMs = Infinity;
    if (this.#dueMs === Infinity) return;
    if (this.#nowMs() < this.#dueMs) {
      this.#arm();
      return;
    }
    this.#dueMs = Infinity;
    this.#ring();
  }
}
