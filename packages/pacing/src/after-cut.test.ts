import { describe, expect, test } from "vitest";
import { lengthNow } from "./after-cut.ts";
import { afterSession } from "./after-session.ts";
import { beforeSession } from "./before-session.ts";
import { initialPacingState, type PacingState } from "./pacing-state.ts";
import { DEFAULT_POLICY } from "./policies.ts";
import type { Cut, SessionOutcome } from "./session-outcome.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const START_MS = 1_700_000_000_000;

const cut = (because: Cut["because"], answered: number, over: Partial<Cut> = {}): Cut => ({
  because,
  answered,
  refused: 0,
  knownSinceMs: null,
  words: "421 4.4.2 try again later",
  retryAfterMs: null,
  ...over,
});

/** A key and its clock: a session a minute. */
function key() {
  let state: PacingState = initialPacingState(DEFAULT_POLICY, START_MS);
  let nowMs = START_MS;
  return {
    get state() {
      return state;
    },
    get nowMs() {
      return nowMs;
    },
    get length() {
      return lengthNow(DEFAULT_POLICY, state, nowMs);
    },
    get isSuspended() {
      return (state.suspension?.untilMs ?? 0) > nowMs;
    },
    wait(ms: number) {
      nowMs += ms;
    },
    session(through: number, short: Cut | null = null, over: Partial<SessionOutcome> = {}) {
      nowMs += 60_000;
      const signal = { type: through > 0 ? "good" : "none" } as const;
      const counts = { lane: 0, asked: through + 1, rejected: 0, durationMs: 1000 };
      const outcome = { ...counts, signal, through, isCleared: false, cut: short, ...over };
      [state] = afterSession(DEFAULT_POLICY, state, outcome, nowMs, 0.5);
    },
  };
}

describe("a session's length", () => {
  test("in the site's words: it is learned at once, for sessions and claims, and the pace is left alone", () => {
    const at = key();
    at.session(3, cut("length", 3));
    expect(at.length).toEqual({ addresses: 3, refusals: 5, isLearned: true });
    expect(at.state).toMatchObject({ ratePerMinute: 10, failures: 0 });
    expect(beforeSession(DEFAULT_POLICY, at.state, 0, at.nowMs + HOUR_MS)).toMatchObject({ limit: 3 });
  });

  test("where the site counts errors: refused addresses are what is limited", () => {
    const at = key();
    at.session(4, cut("errors", 4, { refused: 1 }));
    expect(at.length).toEqual({ addresses: 8, refusals: 1, isLearned: true });
    expect(beforeSession(DEFAULT_POLICY, at.state, 0, at.nowMs + HOUR_MS)).toMatchObject({ limit: 8, refusals: 1 });
  });

  test("it is tried for twice as many a day later, and again the day after", () => {
    const at = key();
    at.session(2, cut("length", 2));
    at.wait(DAY_MS - 1);
    expect(at.length.addresses).toBe(2);
    at.wait(1);
    expect(at.length.addresses).toBe(4);
    at.wait(DAY_MS);
    expect(at.length).toEqual({ addresses: 8, refusals: 5, isLearned: false });
  });

  test("a guess is tried again after an hour, and is kept for a day once it was right", () => {
    const at = key();
    at.session(3, cut("perhaps_length", 3));
    at.wait(HOUR_MS);
    expect(at.length.addresses).toBe(6);
    at.session(3, cut("perhaps_length", 3));
    at.wait(HOUR_MS);
    expect(at.length.addresses).toBe(3);
  });

  test("a guess is dropped when a name ends a session before it", () => {
    const at = key();
    at.session(4, cut("name", 4));
    expect(at.length.addresses).toBe(4);
    at.session(2, cut("name", 2));
    expect(at.length.addresses).toBe(8);
  });

  test("the pace is halved until new sessions start as usual, and no longer", () => {
    const at = key();
    at.session(6, cut("rate", 6));
    expect(at.state.ratePerMinute).toBe(5);
    at.session(6);
    expect(at.state.ratePerMinute).toBe(10);
  });

  test("a session within its length that is cut short for the rate slows the key down for good", () => {
    const at = key();
    at.session(6, cut("rate", 6));
    at.session(2, cut("rate", 2));
    at.session(6);
    expect(at.state.ratePerMinute).toBe(5);
  });
});

describe("a session that ends at a name", () => {
  test("before other names get through, it counts against the site: three in a row suspend it", () => {
    const at = key();
    at.session(0, cut("name", 0));
    at.session(0, cut("name", 0));
    expect(at.isSuspended).toBe(false);
    at.session(0, cut("name", 0));
    expect(at.isSuspended).toBe(true);
  });

  test("once two others have got through, it is about the name: the site stays open, at its pace", () => {
    const at = key();
    at.session(0, cut("name", 0));
    at.session(2);
    for (let turn = 0; turn < 5; turn += 1) at.session(0, cut("name", 0));
    expect(at.state).toMatchObject({ ratePerMinute: 10, failures: 0, suspension: null });
  });

  test("names that ended sessions before may do so again, as often as they are asked", () => {
    const at = key();
    at.session(0, cut("name", 0));
    at.session(2);
    for (let turn = 0; turn < 40; turn += 1) at.session(0, cut("name", 0, { knownSinceMs: START_MS }));
    expect(at.state).toMatchObject({ failures: 0, suspension: null });
  });

  test("more new names in a row than got through are the site's doing", () => {
    const at = key();
    at.session(0, cut("name", 0));
    at.session(2);
    for (let turn = 0; turn < 8; turn += 1) at.session(0, cut("name", 0));
    expect(at.isSuspended).toBe(true);
  });

  test("a name that ends a second session opens a suspended site if two others got through in between", () => {
    const at = key();
    at.session(1, cut("name", 1));
    const sinceMs = at.nowMs;
    at.session(2);
    for (let turn = 0; turn < 3; turn += 1) at.session(0, cut("name", 0));
    expect(at.state.halfOpen).toBe(true);
    at.session(0, cut("name", 0, { knownSinceMs: sinceMs }));
    expect(at.state).toMatchObject({ halfOpen: false, failures: 0, level: 0 });
  });

  test("a name that is welcome later was no reason: cuts count against the site again", () => {
    const at = key();
    at.session(0, cut("name", 0));
    at.session(2);
    at.session(1, null, { isCleared: true });
    for (let turn = 0; turn < 3; turn += 1) at.session(0, cut("name", 0));
    expect(at.isSuspended).toBe(true);
  });

  test("names that get through after a suspension prove nothing: the rest may have helped", () => {
    const at = key();
    for (let turn = 0; turn < 3; turn += 1) at.session(0, cut("name", 0));
    const { ratePerMinute } = at.state;
    at.wait(HOUR_MS);
    at.session(0, null);
    expect(at.state.ratePerMinute).toBe(ratePerMinute);
    at.session(2);
    expect(at.state.cuts).toMatchObject({ about: null });
  });

  test("the pace is restored three times an hour: a site that limits it in silence is believed in the end", () => {
    const at = key();
    for (let turn = 0; turn < 6; turn += 1) {
      at.session(4, cut("name", 4));
      at.session(2);
    }
    expect(at.state.ratePerMinute).toBeLessThan(5);
  });

  test("an hour later, the pace is restored three times again, and no more", () => {
    const at = key();
    for (let turn = 0; turn < 4; turn += 1) {
      at.session(4, cut("name", 4));
      at.session(2);
    }
    at.wait(HOUR_MS);
    at.session(8);
    const { ratePerMinute } = at.state;
    for (let turn = 0; turn < 3; turn += 1) {
      at.session(4, cut("name", 4));
      at.session(2);
      expect(at.state.ratePerMinute).toBeGreaterThanOrEqual(ratePerMinute);
    }
    at.session(4, cut("name", 4));
    at.session(2);
    expect(at.state.ratePerMinute).toBeLessThan(ratePerMinute);
  });

  test("names of a session that began before a suspension do not lift it", () => {
    const at = key();
    at.session(0, cut("name", 0));
    const durationMs = 10 * 60_000;
    const words = "554 5.7.1 blocked using zen.spamhaus.org";
    at.session(0, null, { signal: { type: "block", kind: "listed", words, retryAfterMs: null } });
    const { suspension } = at.state;
    at.session(3, null, { lane: 1, durationMs });
    expect(at.state).toMatchObject({ halfOpen: true, suspension });
  });
});
