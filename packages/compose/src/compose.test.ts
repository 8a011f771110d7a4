import { expect, test } from "vitest";
import { EngineError } from "./engines/assert-reachable.ts";
import { queuePoolOf } from "./compose.ts";

const ONE = { served: ["main"] };
const TWO = { served: ["berlin", "oslo"] };
const OWN = { redisUrl: null, queuePool: null };

test("queuePoolOf: each further egress adds LISTEN connections for its queues", () => {
  expect(queuePoolOf(ONE, 36, OWN)).toBe(36);
  expect(queuePoolOf(TWO, 36, OWN)).toBe(61);
  expect(queuePoolOf(ONE, 36, { ...OWN, queuePool: 50 })).toBe(50);
});

test("queuePoolOf: a pool that is too small is rejected", () => {
  expect(() => queuePoolOf(ONE, 36, { ...OWN, queuePool: 31 })).toThrow(EngineError);
  expect(() => queuePoolOf(TWO, 36, { ...OWN, queuePool: 36 })).toThrow(
    "QUEUE_POOL=36 is too low: the queues of 2 egresses need 53 PostgreSQL connections for LISTEN. Set it to 57 or more, or remove it.",
  );
  expect(queuePoolOf(ONE, 36, { ...OWN, queuePool: 32 })).toBe(32);
});

test("queuePoolOf: on Redis no LISTEN connections are needed", () => {
  expect(queuePoolOf(TWO, 36, { redisUrl: "redis://localhost", queuePool: 6 })).toBe(6);
});
