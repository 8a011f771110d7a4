import { setImmediate } from "node:timers/promises";

/** Characters read or written between two turns of the event loop: a few milliseconds' work. */
export const TURN_CHARACTERS: number = 128 * 1024;

/**
 * Yields to the event loop while a file is worked through, so that neither a long one nor a small one that expands to a lot keeps
 * timers and sockets waiting. Promises alone don't yield: microtasks run before either gets its turn.
 */
export class EventLoopYield {
  #characters = 0;

  /** To be awaited after each piece of work, sized in characters: waits for the next turn once enough has added up. */
  after(characters: number): Promise<void> | undefined {
    this.#characters += characters;
    if (this.#characters < TURN_CHARACTERS) return undefined;
    this.#characters = 0;
    return setImmediate();
  }
}
