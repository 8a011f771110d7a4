import { expect, test } from "vitest";
import { initialPacingState, type PacingState } from "./pacing-state.ts";
import { DEFAULT_POLICY } from "./policies.ts";
import { addRejected, budgetFreeAtMs, refusalsLeft } from "./rejection-budget.ts";

const MINUTE_MS = 60_000;
const NOW_MS = 1_000 * MINUTE_MS;
const policy = { ...DEFAULT_POLICY, rejectedPerHour: 20 };
const fresh = initialPacingState(policy, NOW_MS);

test("addRejected: one bucket per minute, and none for a clock that went back", () => {
  const first = addRejected([], 2, NOW_MS);
  expect(addRejected(first, 3, NOW_MS + MINUTE_MS - 1)).toEqual([[1_000, 5]]);
  expect(addRejected(first, 3, NOW_MS - 1)).toEqual([[1_000, 5]]);
  expect(addRejected(first, 3, NOW_MS + MINUTE_MS)).toEqual([
    [1_000, 2],
    [1_001, 3],
  ]);
});

test("addRejected: a bucket counts for the whole hour after its last moment", () => {
  const rejected = addRejected([], 2, NOW_MS);
  expect(addRejected(rejected, 0, NOW_MS + 60 * MINUTE_MS)).toEqual(rejected);
  expect(addRejected(rejected, 0, NOW_MS + 61 * MINUTE_MS)).toEqual([]);
});

test("budgetFreeAtMs: at once while budget is left", () => {
  const state: PacingState = { ...fresh, rejected: [[1_000, 19]] };
  expect(refusalsLeft(policy, state, NOW_MS)).toBe(1);
  expect(budgetFreeAtMs(policy, state, NOW_MS)).toBe(NOW_MS);
});

test("budgetFreeAtMs: when the oldest bucket expires", () => {
  const state: PacingState = { ...fresh, rejected: [[990, 20]] };
  expect(budgetFreeAtMs(policy, state, NOW_MS)).toBe((990 + 61) * MINUTE_MS);
});

test("budgetFreeAtMs: when a session in flight must be over, if that is sooner", () => {
  const session = { startedAtMs: NOW_MS, addresses: 8, refusals: 10, intervalMs: 6_000 };
  const state: PacingState = { ...fresh, rejected: [[990, 10]], sessions: { 0: session } };
  expect(refusalsLeft(policy, state, NOW_MS)).toBe(0);
  expect(budgetFreeAtMs(policy, state, NOW_MS)).toBe(NOW_MS + policy.sessionMaxAgeMs);
});
