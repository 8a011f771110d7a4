/** Whoever tries keys by the thousand leaves an entry in so long, not thousands. */
const QUIET_MS = 10 * 60_000;

/**
 * Refused sign-ins: the first is written at once, and how many followed it within ten minutes is written when these are over,
 * so that nobody floods the audit log.
 */
export class Refusals {
  readonly #write: (times: number) => Promise<void>;
  readonly #onFailure: (error: unknown) => void;
  #timer: NodeJS.Timeout | null = null;
  #followed = 0;

  constructor(write: (times: number) => Promise<void>, onFailure: (error: unknown) => void) {
    this.#write = write;
    this.#onFailure = onFailure;
  }

  /** One more. */
  async add(): Promise<void> {
    if (this.#timer !== null) {
      this.#followed += 1;
      return;
    }
    this.#listen();
    await this.#write(1);
  }

  /** Writes what was not written yet; for the end. */
  async settle(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const followed = this.#followed;
    this.#followed = 0;
    if (followed > 0) await this.#write(followed);
  }

  #listen(): void {
    this.#timer = setTimeout(() => {
      const goesOn = this.#followed > 0;
      this.settle().catch(this.#onFailure);
      if (goesOn) this.#listen();
    }, QUIET_MS).unref();
  }
}
