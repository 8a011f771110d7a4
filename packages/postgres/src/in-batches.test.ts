import { expect, test } from "vitest";
import { type Batching, inBatches } from "./in-batches.ts";

const BATCHING: Batching<number> = {
  limit: 3,
  atOnce: 1,
  gatherMs: 1,
  keyOf: String,
  isSingle: () => false,
  isUrgent: () => false,
};

function doubling(batching: Batching<number>) {
  const batches: (readonly number[])[] = [];
  let most = 0;
  let underWay = 0;
  const double = inBatches<number, number>(async (items) => {
    if (items.includes(13)) throw new Error("not 13");
    batches.push(items);
    underWay += 1;
    most = Math.max(most, underWay);
    await new Promise((resolve) => void setImmediate(resolve));
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

test("inBatches: a bad item fails alone", async () => {
  const { double } = doubling(BATCHING);
  const settled = await Promise.allSettled([1, 13, 3].map(double));
  expect(settled.map((one) => (one.status === "fulfilled" ? one.value : null))).toEqual([2, null, 6]);
});

test("inBatches: a batch has at most one single item per key, and they keep their order", async () => {
  const { batches, double } = doubling({ ...BATCHING, keyOf: (item) => String(item % 10), isSingle: () => true });
  expect(await Promise.all([1, 11, 2, 21, 12].map(double))).toEqual([2, 22, 4, 42, 24]);
  expect(batches).toEqual([[1, 2], [11, 12], [21]]);
});

test("inBatches: items of one key are never in two concurrent batches, those of others are", async () => {
  const ofOne = doubling({ ...BATCHING, limit: 1, atOnce: 2, keyOf: () => "one" });
  await Promise.all([1, 2, 3].map(ofOne.double));
  expect(ofOne.most()).toBe(1);
  const ofMany = doubling({ ...BATCHING, limit: 1, atOnce: 2 });
  await Promise.all([1, 2, 3].map(ofMany.double));
  expect(ofMany.most()).toBe(2);
});

test("inBatches: urgent items overtake waiting ones", async () => {
  const { batches, double } = doubling({ ...BATCHING, isUrgent: (item) => item === 9 });
  expect(await Promise.all([1, 2, 3, 4, 9].map(double))).toEqual([2, 4, 6, 8, 18]);
  expect(batches).toEqual([
    [9, 1, 2],
    [3, 4],
  ]);
});
