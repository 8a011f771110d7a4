import { expect, test } from "vitest";
import { createGate } from "./gate.ts";
import { Problem } from "../http/problem.ts";

test("Gate: limits concurrency, queues the next calls, and rejects beyond that", async () => {
  const gate = createGate("uploads", 2, 1);
  let inside = 0;
  let most = 0;
  const leave: (() => void)[] = [];
  const enter = async (): Promise<void> => {
    await gate.through(async () => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise<void>((resolve) => leave.push(resolve));
      inside -= 1;
    });
  };
  const three = [enter(), enter(), enter()];
  await expect(enter()).rejects.toThrow(Problem);
  while (leave.length < 3) {
    leave.shift()?.();
    leave.unshift(() => {});
    await Promise.resolve();
  }
  for (const go of leave) go();
  await Promise.all(three);
  expect(most).toBe(2);
});

test("Gate: failing work frees its place too", async () => {
  const gate = createGate("uploads", 1, 0);
  await expect(gate.through(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await gate.through(async () => "yes")).toBe("yes");
});
