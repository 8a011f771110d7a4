import { expect, test } from "vitest";
import { StaleWhileRevalidate } from "./stale-while-revalidate.ts";

/** A clock, and a slow load by it. */
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

test("StaleWhileRevalidate: cheap values are loaded each time", async () => {
  const { ask } = slowAnswers(5);
  expect([await ask(), await ask(), await ask()]).toEqual([1, 2, 3]);
});

test("StaleWhileRevalidate: an expensive value is returned stale while it is refreshed", async () => {
  const { ask, pass } = slowAnswers(500);
  expect([await ask(), await ask()]).toEqual([1, 1]);
  pass(9_000);
  expect(await ask()).toBe(1);
  pass(2_000);
  expect(await ask()).toBe(1);
  await expect.poll(ask).toBe(2);
});

test("StaleWhileRevalidate: a value older than a minute is not returned", async () => {
  const { ask, pass } = slowAnswers(10_000);
  expect(await ask()).toBe(1);
  pass(60_001);
  expect(await ask()).toBe(2);
});

test("StaleWhileRevalidate: keys are independent, and a failure rejects", async () => {
  const recent = new StaleWhileRevalidate<number>();
  expect(await recent.get("a", async () => 1)).toBe(1);
  expect(await recent.get("b", async () => 2)).toBe(2);
  await expect(recent.get("c", () => Promise.reject(new Error("away")))).rejects.toThrow("away");
});
