import { createHash } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { openThreads } from "./open-threads.ts";

const threads = openThreads({
  module: new URL("testing/jobs.ts", import.meta.url),
  most: 2,
  heapMb: 32,
  revive: ({ message, properties }) => Object.assign(new Error(message), properties),
  patience: { silentTicks: 10, idleTicks: 20 },
  tickMs: 200,
});
afterAll(() => threads.close());

type Value = { readonly text?: string; readonly count?: number; readonly bytes?: Uint8Array };
type Result = { readonly chunks?: number; readonly hash?: string };

const run = (job: string, input: AsyncIterable<Uint8Array> = chunks(), argument?: unknown, signal?: AbortSignal) =>
  threads.run<Value, Result, unknown>(job, argument, input, signal);

async function* chunks(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}

/** A thread answers, whatever became of the last one. */
const works = async (): Promise<string | undefined> => {
  const values = run("upper");
  const { value } = await values.next();
  await values.return({});
  return (value as Value).text;
};

describe("Threads.run", () => {
  test("hands chunks over and gives values, with the caller's answer to the first, and the result", async () => {
    const values = run("upper", chunks("one", "two"));
    expect(await values.next()).toMatchObject({ value: { text: "ready" } });
    expect(await values.next("> ")).toMatchObject({
      value: { text: "> ONE", bytes: new Uint8Array(Buffer.from("one")) },
    });
    expect(await values.next()).toMatchObject({ value: { text: "> TWO" } });
    expect(await values.next()).toEqual({ done: true, value: { chunks: 2 } });
  });

  test("a megabyte in small slices of one buffer arrives whole, and the buffer stays the caller's", async () => {
    const whole = Buffer.alloc(1_000_003, "0123456789");
    async function* slices(): AsyncGenerator<Uint8Array> {
      for (let at = 0; at < whole.length; at += 1_000) yield whole.subarray(at, at + 1_000);
    }
    const values = run("hash", slices());
    await values.next();
    const { value } = await values.next();
    expect(value).toEqual({ hash: createHash("sha256").update(whole).digest("hex") });
  });

  test("input waits while the job takes none", async () => {
    let given = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (; given < 10_000; given += 1) yield Buffer.alloc(64 * 1024);
    }
    const values = run("count", endless());
    for (let value = 0; value < 50; value += 1) await values.next();
    await values.return({});
    expect(given).toBeLessThan(20);
  });

  test("an error of the job is made anew with its properties", async () => {
    await expect(run("fail", chunks(), "what is wrong").next()).rejects.toMatchObject({
      message: "what is wrong",
      code: "odd",
      row: 7,
    });
  });

  test("an error of the input is thrown as it is", async () => {
    const broken = new Error("broken off");
    async function* breaking(): AsyncGenerator<Uint8Array> {
      yield Buffer.from("a");
      throw broken;
    }
    await expect(run("hash", breaking()).next()).rejects.toBe(broken);
  });

  test("an input that is left is closed", async () => {
    let isClosed = false;
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield Buffer.alloc(64 * 1024);
      } finally {
        isClosed = true;
      }
    }
    await expect(run("fail", endless(), "no").next()).rejects.toThrow("no");
    await expect.poll(() => isClosed).toBe(true);
  });

  test("a signal ends it with its reason", async () => {
    const abort = new AbortController();
    const values = run("spin", chunks(), undefined, abort.signal);
    const step = values.next();
    abort.abort(new Error("gone"));
    await expect(step).rejects.toThrow("gone");
    await expect(run("count", chunks(), undefined, abort.signal).next()).rejects.toThrow("gone");
  });

  test.each([
    ["whose event loop stands still", "block", "stuck"],
    ["that makes no progress", "spin", "stuck"],
    ["that needs too much memory", "hoard", "out_of_memory"],
  ])("a thread %s is stopped, and the next job has another one", async (_, job, code) => {
    await expect(run(job).next()).rejects.toMatchObject({ name: "ThreadStoppedError", code });
    expect(await works()).toBe("ready");
  });

  test("a job that waits while all threads are stuck has one of the next", async () => {
    const blocked = [run("block"), run("block")].map((values) => values.next().catch((error: unknown) => error));
    const waiting = works();
    expect(await Promise.all(blocked)).toMatchObject([{ code: "stuck" }, { code: "stuck" }]);
    expect(await waiting).toBe("ready");
  });

  test("a job whose caller has gone before it had a thread is left out", async () => {
    const counting = [run("count"), run("count")];
    await Promise.all(counting.map((values) => values.next()));
    const abort = new AbortController();
    const third = run("block", chunks(), undefined, abort.signal).next();
    abort.abort(new Error("gone"));
    await expect(third).rejects.toThrow("gone");
    for (const values of counting) await values.return({});
    expect(await works()).toBe("ready");
  });

  test("more jobs than threads take turns, and one that waits is not stuck", async () => {
    const counting = [run("count"), run("count")];
    await Promise.all(counting.map((values) => values.next()));
    const third = run("upper").next();
    const until = performance.now() + 1_500;
    while (performance.now() < until) await Promise.all(counting.map((values) => values.next()));
    await counting[0]!.return({});
    expect(await third).toMatchObject({ value: { text: "ready" } });
    await counting[1]!.return({});
  });
});
