import { expect, test, vi } from "vitest";
import { UsageCounter } from "./usage-counter.ts";

test("UsageCounter: what a write fails to store is counted with the next", async () => {
  const write = vi.fn<(requests: ReadonlyMap<number, number>) => Promise<void>>(async () => {});
  const failures: unknown[] = [];
  const counter = new UsageCounter(write, (error) => failures.push(error));
  counter.add(1);
  counter.add(1);
  counter.add(2);
  write.mockRejectedValueOnce(new Error("away"));
  await counter.flush();
  counter.add(1);
  await counter.close();
  expect(failures).toHaveLength(1);
  expect(write.mock.calls.map(([requests]) => [...requests])).toEqual([
    [
      [1, 2],
      [2, 1],
    ],
    [
      [1, 3],
      [2, 1],
    ],
  ]);
});
