import { expect, test } from "vitest";
import { probeQueueOf, probeQueues } from "./lane-queues.ts";

test("probeQueueOf: a big provider has its own queue, whoever else is on the machine", () => {
  expect(probeQueueOf("google", "main")).toBe("probe.google");
});

test("probeQueueOf: other keys spread over the hashed queues, each always on the same one", () => {
  const keys = Array.from({ length: 2000 }, (_, index) => `mx${index}.firm${index}.example`);
  const placed = keys.map((key) => probeQueueOf(key, "main"));
  const queues = new Set(placed);
  expect(queues.size).toBe(16);
  expect(keys.map((key) => probeQueueOf(key, "main"))).toEqual(placed);
  for (const queue of queues) expect(probeQueues(["main"])).toContain(queue);
});

test("probeQueueOf: an egress's lanes are on queues that no other egress's are on", () => {
  const both = ["a", "b"].map((egress) => new Set(probeQueues([egress])));
  for (const queue of both[0] ?? []) expect(both[1]).not.toContain(queue);
  for (const key of ["google", "mx.firm.example"]) {
    expect(both[0]?.has(probeQueueOf(key, "a"))).toBe(true);
    expect(both[1]?.has(probeQueueOf(key, "b"))).toBe(true);
  }
});
