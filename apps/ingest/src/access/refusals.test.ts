import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Refused, Refusals } from "./refusals.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** The entries written, and the instance. */
function refusals(): { readonly written: number[]; readonly refused: Refusals } {
  const written: number[] = [];
  const write = async ({ times }: Refused): Promise<void> => void written.push(times);
  const onFailure = (error: unknown): never => {
    throw error;
  };
  return { written, refused: new Refusals(write, onFailure) };
}

const TEN_MINUTES_MS = 600_000;

test("Refusals: the first is written at once, and thousands more as one entry after ten minutes", async () => {
  const { written, refused } = refusals();
  for (let i = 0; i < 5_000; i += 1) await refused.add("192.0.2.7");
  expect(written).toEqual([1]);
  await vi.advanceTimersByTimeAsync(TEN_MINUTES_MS);
  expect(written).toEqual([1, 4_999]);
});

test("Refusals: an hour of refusals leaves one entry per ten minutes, and none is lost", async () => {
  const { written, refused } = refusals();
  for (let minute = 0; minute < 60; minute += 1) {
    for (let i = 0; i < 30; i += 1) await refused.add("192.0.2.7");
    await vi.advanceTimersByTimeAsync(60_000);
  }
  await vi.advanceTimersByTimeAsync(TEN_MINUTES_MS);
  expect(written.length).toBeLessThanOrEqual(8);
  expect(written.reduce((sum, times) => sum + times, 0)).toBe(60 * 30);
});

test("Refusals: after ten quiet minutes the next one is written at once", async () => {
  const { written, refused } = refusals();
  await refused.add("192.0.2.7");
  await vi.advanceTimersByTimeAsync(TEN_MINUTES_MS);
  await refused.add("192.0.2.7");
  expect(written).toEqual([1, 1]);
});

test("Refusals: one actor's refusals don't silence another's", async () => {
  const { written, refused } = refusals();
  await refused.add("192.0.2.7");
  await refused.add("192.0.2.7");
  await refused.add("192.0.2.7", "reporting");
  expect(written).toEqual([1, 1]);
  await vi.advanceTimersByTimeAsync(TEN_MINUTES_MS);
  expect(written).toEqual([1, 1, 1]);
});

test("Refusals: settle writes what is pending, and cancels the timer", async () => {
  const { written, refused } = refusals();
  await refused.add("192.0.2.7");
  await refused.add("192.0.2.7");
  await refused.settle();
  await refused.settle();
  expect(written).toEqual([1, 1]);
  expect(vi.getTimerCount()).toBe(0);
});
