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

test("beforeSession: lanes need not take turns within a quarter of a second of the rate, and what they reserve adds up", () => {
  const fast = {
    ...policy,
    rejectedPerHour: 10_000,
    addressesPerMinute: { start: 12_000, max: 12_000 },
    sessions: { start: 20, max: 20 },
  };
  let state = initialPacingState(fast, NOW_MS);
  let begun = 0;
  for (let lane = 0; lane < 20; lane += 1) {
    const permission = beforeSession(fast, state, lane, NOW_MS);
    if (permission.type !== "start") {
      expect(permission).toMatchObject({ because: "rate", untilMs: NOW_MS + begun * 40 });
      break;
    }
    ({ state } = permission);
    begun += 1;
  }
  // Eight addresses are 40 ms of this rate.
  expect(begun).toBe(7);
  expect(beforeSession(policy, { ...fresh, nextFreeAtMs: NOW_MS + 251 }, 0, NOW_MS)).toMatchObject({ type: "wait" });
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
