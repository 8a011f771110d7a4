import { expect, test } from "vitest";
import { PROBE_QUEUES, probeQueueOf } from "./partition.ts";

test("probeQueueOf: a big provider has its own queue, whoever else is on the machine", () => {
  expect(probeQueueOf("google")).toBe("probe.google");
});

test("probeQueueOf: other keys spread over the hashed queues, each always on the same one", () => {
  const keys = Array.from({ length: 2000 }, (_, index) => `mx${index}.firm${index}.example`);
  const queues = new Set(keys.map(probeQueueOf));
  expect(queues.size).toBe(16);
  expect(keys.map(probeQueueOf)).toEqual(keys.map(probeQueueOf));
  for (const queue of queues) expect(PROBE_QUEUES).toContain(queue);
});
