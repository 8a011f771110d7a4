import type { Writable } from "node:stream";

/** A client that takes nothing for this long is gone, or holds a database connection on purpose. */
const STALL_MS = 60_000;
/** Looks per `stallMs`. */
const LOOKS = 6;

/**
 * Destroys a response whose socket does not drain for `stallMs` while there is something to send. A file that is slow
 * to come is not the client's fault. Call it before sending.
 */
export function dropStalled(response: Writable, stallMs: number = STALL_MS): void {
  let looks = 0;
  response.on("drain", () => (looks = 0));
  const timer = setInterval(() => {
    looks = response.writableNeedDrain ? looks + 1 : 0;
    if (looks > LOOKS) response.destroy();
  }, stallMs / LOOKS);
  timer.unref();
  response.once("close", () => clearInterval(timer));
}
