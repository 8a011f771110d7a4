/** setTimeout's maximum. */
const LONGEST_MS = 2 ** 31 - 1;

/**
 * A deadline timer that is cheap to postpone: it fires early and re-arms, so thousands of sessions don't create a timer
 * per command.
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

  /** Rings once at this time instead of the one set before. Infinity: never. */
  set(dueMs: number): void {
    this.#dueMs = dueMs;
    if (dueMs >= this.#firesMs) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#arm();
  }

  /** Cancels the alarm. */
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
