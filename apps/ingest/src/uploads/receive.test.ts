import { PassThrough, Readable } from "node:stream";
import { expect, test } from "vitest";
import { receive } from "./receive.ts";

/** Patience that ends at once. */
const NONE = { leftMs: 1, note: () => {} };

async function textOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  let text = "";
  for await (const chunk of bytes) text += Buffer.from(chunk).toString();
  return text;
}

test("receive: the bytes as they were sent, and what they cost is noted", async () => {
  let noted = 0;
  const patience = { leftMs: 60_000, note: (bytes: number) => void (noted += bytes) };
  expect(await textOf(receive(Readable.from([Buffer.from("one "), Buffer.from("two")]), patience))).toBe("one two");
  expect(noted).toBe(7);
});

test("receive: a client that is too slow is disconnected", async () => {
  const stream = new PassThrough();
  stream.write("a beginning");
  await expect(textOf(receive(stream, NONE))).rejects.toMatchObject({ code: "upload_broken" });
  expect(stream.destroyed).toBe(true);
});

test("receive: the time that the consumer takes is not the client's", async () => {
  const waits: number[] = [];
  const patience = { leftMs: 60_000, note: (_: number, ms: number) => void waits.push(ms) };
  const started = performance.now();
  for await (const _ of receive(Readable.from([Buffer.from("a"), Buffer.from("b")]), patience)) {
    const until = performance.now() + 40;
    while (performance.now() < until);
  }
  const elapsed = performance.now() - started;
  expect(waits.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(elapsed - 70);
});

test("receive: what a consumer leaves is drained, so that the client can be answered", async () => {
  const stream = Readable.from([Buffer.from("a"), Buffer.from("b"), Buffer.from("c")]);
  for await (const _ of receive(stream)) break;
  await expect.poll(() => stream.readableEnded).toBe(true);
});
