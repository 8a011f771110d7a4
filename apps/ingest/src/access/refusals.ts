/** Refusals within this time share one audit entry. */
const QUIET_MS = 10 * 60_000;

/**
 * Debounces refused keys and sign-ins in the audit log: the first is written at once, and the number of those that follow within
 * ten minutes afterwards, with the address of the last one, so that the log is not flooded.
 */
export class Refusals {
  readonly #write: (times: number, from: string) => Promise<void>;
  readonly #onFailure: (error: unknown) => void;
  #timer: NodeJS.Timeout | null = null;
  #followed = 0;
  #from = "";

  constructor(write: (times: number, from: string) => Promise<void>, onFailure: (error: unknown) => void) {
    this.#write = write;
    this.#onFailure = onFailure;
  }

  /** Counts a refusal; `from`: the client's address. */
  async add(from: string): Promise<void> {
    this.#from = from;
    if (this.#timer !== null) {
      this.#followed += 1;
      return;
    }
    this.#listen();
    await this.#write(1, from);
  }

  /** Writes what is pending, at shutdown. */
  async settle(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const followed = this.#followed;
    this.#followed = 0;
    if (followed > 0) await this.#write(followed, this.#from);
  }

  #listen(): void {
    this.#timer = setTimeout(() => {
      const goesOn = this.#followed > 0;
      this.settle().catch(this.#onFailure);
      if (goesOn) this.#listen();
    }, QUIET_MS).unref();
  }
}
