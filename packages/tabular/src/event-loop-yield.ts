import { setImmediate } from "node:timers/promises";

/** Characters processed per turn of the event loop: a few milliseconds' work. */
export const TURN_CHARACTERS: number = 128 * 1024;

/**
 * Yields to the event loop while a file is processed, so that neither a long one nor a small one that expands a lot
 * starves timers and sockets. Promises alone don't: microtasks run before both.
 */
export class EventLoopYield {
  #characters = 0;

  /** Await this after each piece of work: waits for the next turn once `characters` have added up. */
  after(characters: number): Promise<void> | undefined {
    this.#characters += characters;
    if (this.#characters < TURN_CHARACTERS) return undefined;
    this.#characters = 0;
    return setImmediate();
  }
}
