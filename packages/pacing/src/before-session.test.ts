import { expect, test } from "vitest";
import { beforeSession } from "./before-session.ts";
import { initialPacingState, type OpenSession, type PacingState } from "./pacing-state.ts";
import { DEFAULT_POLICY } from "./policies.ts";

const NOW_MS = 1_700_000_000_000;
const policy = { ...DEFAULT_POLICY, sessions: { start: 2, max: 4 } };
const fresh = initialPacingState(policy, NOW_MS);
const open: OpenSession = { startedAtMs: NOW_MS, addresses: 8, refusals: 5, intervalMs: 6_000 };

test("beforeSession: while a suspension is being probed, the other lane waits half a minute", () => {
  const probing: PacingState = { ...fresh, halfOpen: true, sessions: { 1: open } };
  expect(beforeSession(policy, probing, 0, NOW_MS + 1)).toEqual({
    type: "wait",
    untilMs: NOW_MS + 1 + 30_000,
    because: "half_open",
  });
});

test("beforeSession: another lane's session is lost a minute after its time, and its refusals are booked", () => {
  const lostAfterMs = policy.timeouts.sessionMs + 60_000;
  const state: PacingState = { ...fresh, sessions: { 1: open } };
  const before = beforeSession(policy, state, 0, NOW_MS + lostAfterMs);
  expect(before).toMatchObject({ type: "start", state: { sessions: { 1: open }, rejected: [] } });
  const after = beforeSession(policy, state, 0, NOW_MS + lostAfterMs + 1);
  expect(after).toMatchObject({ type: "start", state: { rejected: [[expect.any(Number), open.refusals]] } });
  expect(after.type === "start" && Object.keys(after.state.sessions)).toEqual(["0"]);
});
