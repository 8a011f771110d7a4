import { expect, test } from "vitest";
import { StaleWhileRevalidate } from "./stale-while-revalidate.ts";

/** A clock, and answers that take a while by it. */
function slowAnswers(costMs: number): {
  recent: StaleWhileRevalidate<number>;
  ask: () => Promise<number>;
  pass: (ms: number) => void;
} {
  let nowMs = 0;
  let answers = 0;
  const recent = new StaleWhileRevalidate<number>(() => nowMs);
  const read = async (): Promise<number> => {
    nowMs += costMs;
    answers += 1;
    return answers;
  };
  return { recent, ask: () => recent.get("key", read), pass: (ms) => (nowMs += ms) };
}

test("StaleWhileRevalidate: what costs nothing is read each time", async () => {
  const { ask } = slowAnswers(5);
  expect([await ask(), await ask(), await ask()]).toEqual([1, 2, 3]);
});

test("StaleWhileRevalidate: what costs much is given as it was, and read anew behind it once it is old for its cost", async () => {
  const { ask, pass } = slowAnswers(500);
  expect([await ask(), await ask()]).toEqual([1, 1]);
  pass(9_000);
  expect(await ask()).toBe(1);
  pass(2_000);
  expect(await ask()).toBe(1);
  await expect.poll(ask).toBe(2);
});

test("StaleWhileRevalidate: what is a minute old is not given any more", async () => {
  const { ask, pass } = slowAnswers(10_000);
  expect(await ask()).toBe(1);
  pass(60_001);
  expect(await ask()).toBe(2);
});

test("StaleWhileRevalidate: the answer to one question is not that to another, and a failure is told", async () => {
  const recent = new StaleWhileRevalidate<number>();
  expect(await recent.get("a", async () => 1)).toBe(1);
  expect(await recent.get("b", async () => 2)).toBe(2);
  await expect(recent.get("c", () => Promise.reject(new Error("away")))).rejects.toThrow("away");
});
