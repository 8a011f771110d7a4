import { Writable } from "node:stream";
import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { dropStalled } from "./drop-stalled.ts";

const STALL_MS = 30;

/** A response whose client takes what it is sent once `take` is called. */
function response() {
  const taken: (() => void)[] = [];
  const stream = new Writable({ highWaterMark: 1, write: (_chunk, _encoding, done) => void taken.push(done) });
  return { stream, take: () => taken.shift()?.() };
}

test("dropStalled: a response that does not drain is destroyed", async () => {
  const { stream } = response();
  dropStalled(stream, STALL_MS);
  stream.write("a file");
  await expect.poll(() => stream.destroyed).toBe(true);
});

test("dropStalled: one that drains now and then, or waits for its file, is not", async () => {
  const { stream, take } = response();
  dropStalled(stream, STALL_MS);
  const until = performance.now() + 10 * STALL_MS;
  while (performance.now() < until) {
    stream.write("a piece");
    take();
    await setImmediate();
  }
  expect(stream.destroyed).toBe(false);
  stream.destroy();
});
