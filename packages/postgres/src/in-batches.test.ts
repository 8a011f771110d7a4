import { expect, test, vi } from "vitest";
import { type Batching, inBatches } from "./in-batches.ts";

const BATCHING: Batching<number> = {
  limit: 3,
  weightLimit: 100,
  weightOf: () => 1,
  atOnce: 1,
  gatherMs: 1,
  keyOf: String,
  isUrgent: () => false,
};

/** Doubles in batches, each of which ends once `mayEnd` settles. */
function doubling(batching: Batching<number>, mayEnd: Promise<void> = Promise.resolve()) {
  const batches: (readonly number[])[] = [];
  let most = 0;
  let underWay = 0;
  const double = inBatches<number, number>(async (items) => {
    if (items.includes(13)) throw new Error("not 13");
    batches.push(items);
    underWay += 1;
    most = Math.max(most, underWay);
    await mayEnd;
    underWay -= 1;
    return items.map((item) => item * 2);
  }, batching);
  return { batches, double, most: () => most };
}

test("inBatches: concurrent calls share a batch, and each gets its own result", async () => {
  const { batches, double } = doubling(BATCHING);
  expect(await Promise.all([1, 2, 3, 4].map(double))).toEqual([2, 4, 6, 8]);
  expect(batches).toEqual([[1, 2, 3], [4]]);
});

test("inBatches: a batch is as heavy as allowed, nothing overtakes, and what is heavier alone goes alone", async () => {
  const { batches, double } = doubling({ ...BATCHING, limit: 9, weightLimit: 10, weightOf: (item) => item });
  expect(await Promise.all([4, 5, 6, 1, 12, 2].map(double))).toEqual([8, 10, 12, 2, 24, 4]);
  expect(batches).toEqual([[4, 5], [6, 1], [12], [2]]);
});

test("inBatches: a bad item fails alone", async () => {
  const { double } = doubling(BATCHING);
  const settled = await Promise.allSettled([1, 13, 3].map(double));
  expect(settled.map((one) => (one.status === "fulfilled" ? one.value : null))).toEqual([2, null, 6]);
});

test("inBatches: batches of other keys run beside each other, at most two here", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { double, most } = doubling({ ...BATCHING, limit: 1, atOnce: 2 }, promise);
  const all = Promise.all([1, 2, 3].map(double));
  await vi.waitFor(() => expect(most()).toBe(2));
  resolve();
  await all;
  expect(most()).toBe(2);
});

test("inBatches: items of one key are never in two batches at once", async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const keyOf = (item: number): string => (item < 3 ? "one" : "other");
  const { batches, double, most } = doubling({ ...BATCHING, limit: 1, atOnce: 2, keyOf }, promise);
  const all = Promise.all([1, 2, 3].map(double));
  await vi.waitFor(() => expect(most()).toBe(2));
  resolve();
  await all;
  expect(batches).toEqual([[1], [3], [2]]);
});

test("inBatches: urgent items overtake waiting ones", async () => {
  const { batches, double } = doubling({ ...BATCHING, isUrgent: (item) => item === 9 });
  expect(await Promise.all([1, 2, 3, 4, 9].map(double))).toEqual([2, 4, 6, 8, 18]);
  expect(batches).toEqual([
    [9, 1, 2],
    [3, 4],
  ]);
});
