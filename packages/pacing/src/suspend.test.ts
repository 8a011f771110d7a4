import { expect, test } from "vitest";
import { beforeSession } from "./before-session.ts";
import { resumeByOperator, suspend, suspendByOperator } from "./suspend.ts";
import { initialPacingState } from "./pacing-state.ts";
import { DEFAULT_POLICY } from "./policies.ts";

const NOW_MS = 1_000_000;
const fresh = initialPacingState(DEFAULT_POLICY, NOW_MS);

test("suspend: a fifth of jitter either way", () => {
  const cause = { because: "rate", words: null, retryAfterMs: null } as const;
  const until = (random: number): number | undefined =>
    suspend(DEFAULT_POLICY, fresh, cause, NOW_MS, random).suspension?.untilMs;
  const { rateMs } = DEFAULT_POLICY.backoff;
  expect([0, 0.5, 1].map(until)).toEqual([NOW_MS + 0.8 * rateMs, NOW_MS + rateMs, NOW_MS + 1.2 * rateMs]);
});

test("suspendByOperator: no session starts before the time that the operator named", () => {
  const suspended = suspendByOperator(fresh, NOW_MS + 60_000, NOW_MS);
  expect(beforeSession(DEFAULT_POLICY, suspended, 0, NOW_MS + 1)).toMatchObject({
    type: "wait",
    untilMs: NOW_MS + 60_000,
  });
  expect(beforeSession(DEFAULT_POLICY, suspended, 0, NOW_MS + 60_001)).toMatchObject({ type: "start" });
});

test("resumeByOperator: one session with one address goes first", () => {
  const resumed = resumeByOperator(suspendByOperator(fresh, NOW_MS + 60_000, NOW_MS), NOW_MS + 10);
  expect(beforeSession(DEFAULT_POLICY, resumed, 0, NOW_MS + 11)).toMatchObject({ type: "start", limit: 1 });
  expect(beforeSession(DEFAULT_POLICY, resumed, 1, NOW_MS + 11)).toEqual({ type: "end" });
});

test("resumeByOperator: a key that is not suspended stays as it is", () => {
  expect(resumeByOperator(fresh, NOW_MS)).toBe(fresh);
});
