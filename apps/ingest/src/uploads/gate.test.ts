import { expect, test } from "vitest";
import { createGate } from "./gate.ts";
import { Problem } from "../http/problem.ts";

/** Calls that stay inside until they are let out. */
function visitors() {
  const leave: (() => void)[] = [];
  const inside: string[] = [];
  let most = 0;
  const stay = (name: string) => async (): Promise<void> => {
    inside.push(name);
    most = Math.max(most, inside.length);
    await new Promise<void>((resolve) => leave.push(resolve));
    inside.splice(inside.indexOf(name), 1);
  };
  return { stay, leave, inside, most: () => most };
}

test("Gate: limits concurrency, queues the next calls, and rejects beyond that", async () => {
  const gate = createGate("uploads", { open: 2, openPerOwner: 2, waiting: 1 });
  const { stay, leave, most } = visitors();
  const three = ["a", "b", "c"].map((name) => gate.through(name, stay(name)));
  await expect(gate.through("d", stay("d"))).rejects.toThrow(Problem);
  while (leave.length < 3) {
    leave.shift()?.();
    leave.unshift(() => {});
    await Promise.resolve();
  }
  for (const go of leave) go();
  await Promise.all(three);
  expect(most()).toBe(2);
});

test("Gate: one owner takes neither all places nor all of the queue", async () => {
  const gate = createGate("uploads", { open: 3, openPerOwner: 2, waiting: 4 });
  const { stay, leave, inside } = visitors();
  const own = Array.from({ length: 4 }, () => gate.through("greedy", stay("greedy")));
  await expect(gate.through("greedy", stay("greedy"))).rejects.toThrow(Problem);
  const other = gate.through("other", stay("other"));
  await expect.poll(() => inside).toEqual(["greedy", "greedy", "other"]);
  const all = Promise.all([...own, other]);
  let isOver = false;
  void all.then(() => (isOver = true));
  await expect.poll(() => (leave.shift()?.(), isOver)).toBe(true);
});

test("Gate: failing work frees its place too", async () => {
  const gate = createGate("uploads", { open: 1, openPerOwner: 1, waiting: 0 });
  await expect(gate.through("a", () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await gate.through("a", async () => "yes")).toBe("yes");
});
