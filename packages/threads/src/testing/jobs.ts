import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { serve } from "../serve.ts";

class OddError extends Error {
  readonly code = "odd";
  readonly row = 7;
}

/** Jobs of a test's thread. */
const JOBS = {
  /** Each chunk, as upper case, and in the end how many there were. The first value is answered by a prefix. */
  async *upper(input: AsyncIterable<Uint8Array>): AsyncGenerator<object, object, unknown> {
    const prefix = yield { text: "ready" };
    let chunks = 0;
    for await (const chunk of input) {
      chunks += 1;
      yield { text: `${String(prefix)}${Buffer.from(chunk).toString().toUpperCase()}`, bytes: new Uint8Array(chunk) };
    }
    return { chunks };
  },

  async *hash(input: AsyncIterable<Uint8Array>): AsyncGenerator<object, object> {
    const hash = createHash("sha256");
    for await (const chunk of input) hash.update(chunk);
    yield {};
    return { hash: hash.digest("hex") };
  },

  /** Counts without end. */
  async *count(): AsyncGenerator<object, object> {
    for (let count = 1; ; count += 1) yield { count };
  },

  // oxlint-disable-next-line require-yield -- it throws first
  async *fail(_input: AsyncIterable<Uint8Array>, message: string): AsyncGenerator<object, object> {
    throw new OddError(message);
  },

  // oxlint-disable-next-line require-yield -- its event loop stands still
  async *block(): AsyncGenerator<object, object> {
    for (;;);
  },

  // oxlint-disable-next-line require-yield -- its event loop turns, and nothing comes of it
  async *spin(): AsyncGenerator<object, object> {
    for (;;) await setImmediate();
  },

  // oxlint-disable-next-line require-yield -- it needs more than there is
  async *hoard(): AsyncGenerator<object, object> {
    const kept: unknown[] = [];
    for (;;) {
      kept.push(Array.from<number>({ length: 100_000 }).fill(0.5));
      await setImmediate();
    }
  },
};

export default serve(JOBS);
