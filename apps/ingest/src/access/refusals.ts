/** Refusals of one actor within this time share one audit entry. */
const QUIET_MS = 10 * 60_000;

/** What one entry tells. */
export interface Refused {
  readonly actor: string;
  readonly times: number;
  /** The client's address, of the last one. */
  readonly from: string;
}

interface Pending {
  readonly timer: NodeJS.Timeout;
  followed: number;
  from: string;
}

/**
 * Debounces refusals in the audit log, for each actor: the first is written at once, and the number of those that follow within
 * ten minutes afterwards, with the address of the last one, so that the log is not flooded.
 */
export class Refusals {
  readonly #write: (refused: Refused) => Promise<void>;
  readonly #onFailure: (error: unknown) => void;
  /** Actors of the last ten minutes: names of keys and `unknown`, so there are few. */
  readonly #pending = new Map<string, Pending>();

  constructor(write: (refused: Refused) => Promise<void>, onFailure: (error: unknown) => void) {
    this.#write = write;
    this.#onFailure = onFailure;
  }

  /** Counts a refusal; `from`: the client's address. */
  async add(from: string, actor = "unknown"): Promise<void> {
    const pending = this.#pending.get(actor);
    if (pending !== undefined) {
      pending.followed += 1;
      pending.from = from;
      return;
    }
    this.#listen(actor, from);
    await this.#write({ actor, times: 1, from });
  }

  /** Writes what is pending, at shutdown. */
  async settle(): Promise<void> {
    await Promise.all([...this.#pending.keys()].map((actor) => this.#settle(actor)));
  }

  async #settle(actor: string): Promise<void> {
    const pending = this.#pending.get(actor);
    if (pending === undefined) return;
    clearTimeout(pending.timer);
    this.#pending.delete(actor);
    if (pending.followed > 0) await this.#write({ actor, times: pending.followed, from: pending.from });
  }

  #listen(actor: string, from: string): void {
    const timer = setTimeout(() => {
      const goesOn = (this.#pending.get(actor)?.followed ?? 0) > 0;
      this.#settle(actor).catch(this.#onFailure);
      if (goesOn) this.#listen(actor, from);
    }, QUIET_MS).unref();
    this.#pending.set(actor, { timer, followed: 0, from });
  }
}
