import { describe, expect, test } from "vitest";
import { KeyPace } from "../lanes/pace.ts";
import { NOW_MS } from "../testing/session.ts";
import { TEST_SETTINGS } from "../testing/settings.ts";
import { laneName, nextTurn, openFurtherLanes } from "./next-turn.ts";

const LANE = { pacingKey: "shop.example", egress: "main", number: 0 };
const PACE = new KeyPace(TEST_SETTINGS, LANE.pacingKey);

const UNTIL_MS = NOW_MS + 3_600_000;
const SUSPENSION = { sinceMs: NOW_MS, untilMs: UNTIL_MS, because: "rate" as const, words: "421" };

/** What the lane does if it may continue now, the key may after `waitMs`, and its next check is due after `dueMs`. */
function after({ waitMs = 0, dueMs = 0 }: { readonly waitMs?: number; readonly dueMs?: number | null }) {
  const state = { ...PACE.read(null, NOW_MS), nextFreeAtMs: NOW_MS + waitMs };
  const nextDueAt = dueMs === null ? null : new Date(NOW_MS + dueMs);
  return nextTurn(PACE, LANE, { state, may: { nextTurnAtMs: NOW_MS }, nextDueAt }, NOW_MS);
}

describe("nextTurn: a lane sleeps through short waits and ends before long ones", () => {
  test("with work due now it goes on at once", () => {
    expect(after({})).toEqual({ type: "again", at: new Date(NOW_MS) });
  });

  test("it sleeps while its key waits for at most five seconds", () => {
    expect(after({ waitMs: 5_000 })).toMatchObject({ type: "again" });
    expect(after({ waitMs: 5_001 })).toEqual({ type: "rest", notBefore: new Date(NOW_MS + 5_001) });
  });

  test("it sleeps at most a second until its next check, as new ones may arrive meanwhile", () => {
    expect(after({ dueMs: 1_000 })).toEqual({ type: "again", at: new Date(NOW_MS + 1_000) });
    expect(after({ dueMs: 1_001 })).toEqual({ type: "rest", notBefore: new Date(NOW_MS) });
  });

  test.each([0, 1])("lane %i of a suspended key ends, and leaves the key to the sweeper", (number) => {
    const state = { ...PACE.read(null, NOW_MS), suspension: SUSPENSION, halfOpen: true };
    const key = { state, may: { nextTurnAtMs: UNTIL_MS }, nextDueAt: new Date(NOW_MS) };
    expect(nextTurn(PACE, { ...LANE, number }, key, NOW_MS)).toEqual({ type: "rest", notBefore: new Date(UNTIL_MS) });
  });

  test("without open checks it ends", () => {
    expect(after({ dueMs: null })).toEqual({ type: "rest", notBefore: new Date(NOW_MS) });
  });
});

describe("openFurtherLanes: lanes that open others reach all that a key may have", () => {
  const may = (max: number): KeyPace =>
    new KeyPace({ pacing: { default: { sessions: { start: max, max } } } }, LANE.pacingKey);

  /** Steps until all lanes are open, where each that has opened opens others. */
  async function stepsToOpenAll(count: number, first: number): Promise<number> {
    const open = new Set([first]);
    let steps = 0;
    for (; open.size < count && steps < 100; steps += 1) {
      const lanes = [...open].map((number) => ({ ...LANE, number }));
      const opened: number[] = [];
      const ports = {
        clock: { nowMs: () => NOW_MS, random: () => 0 },
        lanesHeld: new Set(lanes.map(laneName)),
        lanes: {
          open: async (asked: readonly { readonly number: number }[]) =>
            void opened.push(...asked.map((one) => one.number)),
          wake: async () => undefined,
          resolve: async () => undefined,
        },
      };
      const pace = may(count);
      for (const lane of lanes) await openFurtherLanes(ports, pace, lane, pace.read(null, NOW_MS));
      for (const number of opened) open.add(number);
    }
    return steps;
  }

  test("a hundred of them within four steps, from the first", async () => {
    expect(await stepsToOpenAll(100, 0)).toBeLessThanOrEqual(4);
  });

  test("from any of them, also where all others have ended", async () => {
    for (const count of [1, 2, 3, 7])
      for (let first = 0; first < count; first += 1) expect(await stepsToOpenAll(count, first)).toBeLessThan(8);
  });
});
