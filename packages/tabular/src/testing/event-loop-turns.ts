/** Counts the turns of the event loop while it runs, so that a test can tell what was done within one, whatever the clock says. */
export class EventLoopTurns {
  #turn = 0;
  #isRunning = true;
  #workTurn = 0;
  #work = 0;
  #mostWork = 0;

  constructor() {
    const count = (): void => {
      this.#turn += 1;
      if (this.#isRunning) setImmediate(count);
    };
    setImmediate(count);
  }

  /** Notes work that was just done. */
  work(amount: number): void {
    if (this.#workTurn !== this.#turn) this.#work = 0;
    this.#workTurn = this.#turn;
    this.#work += amount;
    this.#mostWork = Math.max(this.#mostWork, this.#work);
  }

  /** The most that was done within one turn. */
  get mostWork(): number {
    return this.#mostWork;
  }

  stop(): void {
    this.#isRunning = false;
  }
}
