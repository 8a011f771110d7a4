import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { repeat } from "./repeat.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("repeat: runs at once, and again after the pause that the work returned", async () => {
  const work = vi.fn(async () => 500);
  repeat(work, () => {});
  expect(work).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(499);
  expect(work).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(work).toHaveBeenCalledTimes(2);
});

test("repeat: a poke during the work runs it once more, never concurrently", async () => {
  let finish = (): void => {};
  const work = vi.fn(() => new Promise<number>((resolve) => (finish = () => resolve(60_000))));
  const { poke } = repeat(work, () => {});
  poke();
  poke();
  expect(work).toHaveBeenCalledTimes(1);
  finish();
  await vi.advanceTimersByTimeAsync(1);
  expect(work).toHaveBeenCalledTimes(2);
  finish();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(work).toHaveBeenCalledTimes(2);
});

test("repeat: a failure is reported, and the work repeated", async () => {
  const failures: unknown[] = [];
  const work = vi.fn(async (): Promise<number> => Promise.reject(new Error("no database")));
  repeat(work, (error) => failures.push(error));
  await vi.advanceTimersByTimeAsync(2_500);
  expect(work).toHaveBeenCalledTimes(3);
  expect(failures).toHaveLength(3);
});

test("repeat: stop waits for running work, and starts no more", async () => {
  let finish = (): void => {};
  const work = vi.fn(() => new Promise<number>((resolve) => (finish = () => resolve(1))));
  const { stop } = repeat(work, () => {});
  let stopped = false;
  void stop().then(() => (stopped = true));
  await vi.advanceTimersByTimeAsync(10);
  expect(stopped).toBe(false);
  finish();
  await vi.advanceTimersByTimeAsync(10);
  expect(stopped).toBe(true);
  expect(work).toHaveBeenCalledTimes(1);
});
