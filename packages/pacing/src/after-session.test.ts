import { describe, expect, test } from "vitest";
import type { PacingPolicy } from "@rollcall/providers";
import { afterSession } from "./after-session.ts";
import { beforeSession, lanesAllowed } from "./before-session.ts";
import { initialPacingState, type PacingState, readPacingState } from "./pacing-state.ts";
import { DEFAULT_POLICY } from "./policies.ts";
import type { SessionOutcome, SiteSignal } from "./session-outcome.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const START_MS = 1_700_000_000_000;

const policy: PacingPolicy = {
  ...DEFAULT_POLICY,
  sessions: { start: 1, max: 4 },
  addressesPerMinute: { start: 60, max: 120 },
  addressesPerSession: 10,
  refusalsPerSession: 5,
  rejectedPerHour: 20,
  pauseBetweenSessionsMs: 1000,
};

const GOOD: SiteSignal = { type: "good" };
const BAD: SiteSignal = { type: "bad", words: "421 4.7.0 try again later", retryAfterMs: null };
const LISTED: SiteSignal = {
  type: "block",
  kind: "listed",
  words: "554 5.7.1 blocked using zen.spamhaus.org",
  retryAfterMs: null,
};

const outcome = (signal: SiteSignal, more: Partial<SessionOutcome> = {}): SessionOutcome => ({
  lane: 0,
  asked: 10,
  rejected: 0,
  durationMs: 1000,
  signal,
  through: 0,
  isCleared: false,
  cut: null,
  ...more,
});

/** A key and its clock: each session is requested, lasts a second, and is reported. */
function key(start: PacingState = initialPacingState(policy, START_MS)) {
  let state = start;
  let nowMs = START_MS;
  return {
    get state() {
      return state;
    },
    get nowMs() {
      return nowMs;
    },
    wait(ms: number) {
      nowMs += ms;
    },
    begin(lane = 0) {
      const permission = beforeSession(policy, state, lane, nowMs);
      if (permission.type === "start") ({ state } = permission);
      return permission;
    },
    end(signal: SiteSignal, more: Partial<SessionOutcome> = {}) {
      nowMs += 1000;
      const [next, pace] = afterSession(policy, state, outcome(signal, more), nowMs, 0.5);
      state = next;
      return pace;
    },
    /** Waits for permission, and holds a session. */
    session(signal: SiteSignal, more: Partial<SessionOutcome> = {}) {
      const permission = this.begin();
      if (permission.type === "wait") {
        nowMs = permission.untilMs;
        if (this.begin().type !== "start") throw new Error("still waiting");
      }
      return this.end(signal, more);
    },
  };
}

describe("afterSession: growth", () => {
  test("afterSession: sessions are added one by one while all goes well, up to the policy's number", () => {
    const at = key();
    const lanes = Array.from({ length: 40 }, () => at.session(GOOD).lanes);
    expect(lanes[0]).toBe(2);
    expect(Math.max(...lanes)).toBeLessThanOrEqual(policy.sessions.max);
    for (const [index, count] of lanes.entries()) expect(count - (lanes[index - 1] ?? 1)).toBeLessThanOrEqual(1);
  });

  test("afterSession: sessions that are not used are not added", () => {
    const at = key();
    for (let turn = 0; turn < 100; turn += 1) at.session(GOOD);
    expect(at.state.window).toBe(2);
  });

  test("afterSession: the rate grows by a quarter each five good minutes, up to the policy's", () => {
    const at = key();
    at.wait(5 * MINUTE_MS);
    at.session(GOOD);
    expect(at.state.ratePerMinute).toBe(75);
    for (let turn = 0; turn < 20; turn += 1) {
      at.wait(5 * MINUTE_MS);
      at.session(GOOD);
    }
    expect(at.state.ratePerMinute).toBe(120);
  });

  test("afterSession: refused recipients are good news about the site", () => {
    const at = key();
    expect(at.session(GOOD, { rejected: 5 })).toMatchObject({ lanes: 2, suspendedUntilMs: null });
  });

  test("afterSession: what was not asked is given back to the rate", () => {
    const at = key();
    expect(at.session(GOOD, { asked: 1 }).nextTurnAtMs).toBe(START_MS + 2000);
    const full = key();
    expect(full.session(GOOD, { asked: 10 }).nextTurnAtMs).toBe(START_MS + 10_000);
  });
});

test("afterSession: quiet minutes are caught up at once", () => {
  const fresh = initialPacingState(policy, START_MS);
  const [state] = afterSession(policy, fresh, outcome(GOOD), START_MS + 15 * MINUTE_MS, 0.5);
  expect(state.ratePerMinute).toBeCloseTo(60 * 1.25 ** 3);
  expect(state.rateSteppedAtMs).toBe(START_MS + 15 * MINUTE_MS);
});

test("afterSession: the latest session is a tenth of the average share of refusals", () => {
  const known: PacingState = { ...initialPacingState(policy, START_MS), rejectedShare: 0.5 };
  const [state] = afterSession(policy, known, outcome(GOOD, { asked: 10, rejected: 10 }), START_MS + 1, 0.5);
  expect(state.rejectedShare).toBeCloseTo(0.55);
});

describe("afterSession: trouble", () => {
  test("afterSession: the first bad session halves sessions and rate", () => {
    const at = key({ ...initialPacingState(policy, START_MS), window: 4 });
    expect(at.session(BAD)).toMatchObject({ lanes: 2, suspendedUntilMs: null });
    expect(at.state.ratePerMinute).toBe(30);
  });

  test("afterSession: three consecutive failures suspend a small site, two don't, a good one in between resets the count", () => {
    const at = key();
    expect(at.session(BAD).suspendedUntilMs).toBeNull();
    expect(at.session(BAD).suspendedUntilMs).toBeNull();
    expect(at.session(GOOD).suspendedUntilMs).toBeNull();
    expect(at.session(BAD).suspendedUntilMs).toBeNull();
    expect(at.session(BAD).suspendedUntilMs).toBeNull();
    expect(at.session(BAD).suspendedUntilMs).toBe(at.nowMs + 5 * MINUTE_MS);
  });

  test("afterSession: suspensions in a row last 5, 15, 30, 60, 120, 120 minutes", () => {
    const at = key();
    for (let turn = 0; turn < 2; turn += 1) at.session(BAD);
    const minutes = Array.from({ length: 6 }, () => {
      const { suspendedUntilMs } = at.session(BAD);
      return ((suspendedUntilMs ?? 0) - at.nowMs) / MINUTE_MS;
    });
    expect(minutes).toEqual([5, 15, 30, 60, 120, 120]);
  });

  test("afterSession: a block suspends at once, and keeps the server's words", () => {
    const at = key({ ...initialPacingState(policy, START_MS), window: 4 });
    const pace = at.session(LISTED);
    expect(pace).toEqual({ nextTurnAtMs: at.nowMs + 4 * HOUR_MS, lanes: 1, suspendedUntilMs: at.nowMs + 4 * HOUR_MS });
    expect(at.state.suspension).toMatchObject({ because: "listed", words: "554 5.7.1 blocked using zen.spamhaus.org" });
  });

  test("afterSession: a server that asks for longer gets longer, within bounds", () => {
    const asks = (retryAfterMs: number) =>
      key().session({ type: "block", kind: "rate", words: "", retryAfterMs }).suspendedUntilMs ?? 0;
    expect(asks(2 * HOUR_MS)).toBe(START_MS + 1000 + 2 * HOUR_MS);
    expect(asks(MINUTE_MS)).toBe(START_MS + 1000 + 30 * MINUTE_MS);
    expect(asks(1e15)).toBeLessThanOrEqual(START_MS + 1000 + 1.2 * policy.backoff.maxMs);
  });

  test("afterSession: after a suspension one session with one address goes alone; good news open the key, bad news close it for longer", () => {
    const at = key({ ...initialPacingState(policy, START_MS), window: 3 });
    const { suspendedUntilMs } = at.session(LISTED);
    expect(at.begin()).toMatchObject({ type: "wait", because: "suspended", untilMs: suspendedUntilMs });
    at.wait((suspendedUntilMs ?? 0) - at.nowMs);
    expect(at.begin(1)).toEqual({ type: "end" });
    expect(at.begin(0)).toMatchObject({ type: "start", limit: 1 });
    expect(at.end(GOOD, { asked: 1 })).toMatchObject({ lanes: 1, suspendedUntilMs: null });
    expect(lanesAllowed(policy, at.state, at.nowMs)).toBe(1);
    expect(at.session(GOOD).lanes).toBe(2);

    const again = key();
    again.session(LISTED);
    const pace = again.session(BAD, { asked: 0 });
    expect(pace.suspendedUntilMs).not.toBeNull();
  });

  test("afterSession: sessions of one batch that are all blocked make one suspension", () => {
    const at = key({ ...initialPacingState(policy, START_MS), window: 3, ratePerMinute: 120 });
    for (const lane of [0, 1, 2]) {
      expect(at.begin(lane).type).toBe("start");
      at.wait(10_000);
    }
    const first = at.end(LISTED, { lane: 0 });
    at.end(LISTED, { lane: 1 });
    const last = at.end(GOOD, { lane: 2 });
    expect(at.state.level).toBe(1);
    expect(at.state.halfOpen).toBe(true);
    expect((last.suspendedUntilMs ?? 0) - (first.suspendedUntilMs ?? 0)).toBeLessThanOrEqual(2000);
  });

  test("afterSession: an hour of peace makes the next suspension as short as the first", () => {
    const at = key();
    for (let turn = 0; turn < 4; turn += 1) at.session(BAD);
    expect(at.state.level).toBe(2);
    at.session(GOOD);
    at.wait(HOUR_MS);
    for (let turn = 0; turn < 2; turn += 1) at.session(BAD);
    expect(at.session(BAD).suspendedUntilMs).toBe(at.nowMs + 5 * MINUTE_MS);
  });

  test("afterSession: a session that asked nothing changes nothing but what it gives back", () => {
    const at = key();
    const before = at.state;
    at.begin();
    at.end({ type: "none" }, { asked: 0 });
    expect(at.state).toEqual(before);
  });
});

describe("beforeSession", () => {
  test("beforeSession: a lane beyond the allowed ones ends", () => {
    expect(key().begin(1)).toEqual({ type: "end" });
    expect(key({ ...initialPacingState(policy, START_MS), window: 2 }).begin(1).type).toBe("start");
  });

  test("beforeSession: refusals are set aside, so that sessions at once cannot exceed the hour's budget together", () => {
    const at = key({
      ...initialPacingState(policy, START_MS),
      window: 4,
      rejected: [[Math.floor(START_MS / MINUTE_MS), 13]],
      ratePerMinute: 120,
    });
    expect(at.begin(0)).toMatchObject({ type: "start", refusals: 5 });
    at.wait(10_000);
    expect(at.begin(1)).toMatchObject({ type: "start", refusals: 2 });
    at.wait(10_000);
    expect(at.begin(2)).toMatchObject({ type: "wait", because: "rejections" });
    at.end(GOOD, { lane: 0, rejected: 0 });
    expect(at.begin(2)).toMatchObject({ type: "start", refusals: 5 });
  });

  test("beforeSession: a spent budget is free again an hour after the refusals", () => {
    const at = key();
    for (let turn = 0; turn < 4; turn += 1) at.session(GOOD, { rejected: 5 });
    const spentAtMs = at.nowMs;
    at.wait(MINUTE_MS);
    const permission = at.begin();
    expect(permission).toMatchObject({ type: "wait", because: "rejections" });
    const untilMs = permission.type === "wait" ? permission.untilMs : 0;
    expect(untilMs - START_MS).toBeGreaterThanOrEqual(HOUR_MS);
    expect(untilMs - spentAtMs).toBeLessThanOrEqual(HOUR_MS + MINUTE_MS);
    at.wait(untilMs - at.nowMs);
    expect(at.begin().type).toBe("start");
  });

  test("beforeSession: a session whose worker died counts as having been refused all it could be", () => {
    const at = key();
    expect(at.begin().type).toBe("start");
    at.wait(15_000);
    expect(at.begin()).toMatchObject({ type: "start", refusals: 5 });
    expect(at.state.rejected).toEqual([[Math.floor((START_MS + 15_000) / MINUTE_MS), 5]]);
  });
});

describe("readPacingState", () => {
  test("readPacingState: what was stored comes back, through JSON", () => {
    const at = key();
    at.session(GOOD, { rejected: 3 });
    at.session(LISTED);
    expect(readPacingState(JSON.parse(JSON.stringify(at.state)), policy, at.nowMs)).toEqual(at.state);
  });

  test.each([[null], [undefined], [{}], [{ version: 2 }], ["x"], [{ ...initialPacingState(policy, 0), window: "4" }]])(
    "readPacingState: %j counts as never asked",
    (stored) => {
      expect(readPacingState(stored, policy, 7)).toEqual(initialPacingState(policy, 7));
    },
  );

  test("readPacingState: a stored pace is held within limits that were lowered since", () => {
    const fast = { ...initialPacingState(policy, 0), window: 9, ratePerMinute: 5000 };
    expect(readPacingState(fast, policy, 0)).toMatchObject({ window: 4, ratePerMinute: 120 });
  });
});
