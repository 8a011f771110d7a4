import { DEFAULT_POLICY, initialPacingState } from "@rollcall/pacing";
import { describe, expect, test } from "vitest";
import { NOW_MS } from "../testing/session.ts";
import { TEST_SETTINGS } from "../testing/settings.ts";
import { type Progress, describeProgress } from "./progress.ts";
import type { KeyBacklog, Run, RunProgress } from "./run.ts";

const RUN: Run = {
  id: 7,
  kind: "list",
  listId: 1,
  state: "running",
  pauseReason: null,
  total: 1_000,
  done: 400,
  createdAt: new Date(NOW_MS - 4 * 60_000),
  completedAt: null,
  endedBy: null,
  unanswered: 0,
};

const key = (over: Partial<KeyBacklog> = {}): KeyBacklog => ({
  pacingKey: "mx.shop.example",
  provider: null,
  open: 600,
  due: 600,
  domains: 1,
  shared: over.open ?? 600,
  sharedWork: over.open ?? 600,
  sources: [{ egress: "main", open: 0, work: 0, state: null }],
  ...over,
});

function look(run: Partial<Run>, progress: Partial<RunProgress> = {}, isWithoutWorker = false): Progress {
  const open = { counts: [], resolving: 0, due: 0, held: 0, plannedUntil: null, retry: [], backlog: [], ...progress };
  return describeProgress({ ...PORTS, isWithoutWorker: () => isWithoutWorker }, { ...RUN, ...run }, open);
}

/** Seconds until all are expected to be done. */
const secondsOf = ({ timeLeft }: Progress): number => ((timeLeft.allAt?.getTime() ?? 0) - NOW_MS) / 1000;

const PORTS = { clock: { nowMs: () => NOW_MS, random: () => 0 }, settings: TEST_SETTINGS };

describe("describeProgress", () => {
  test("describeProgress: without a worker there is no time left, but a stall reason", async () => {
    const stalled = look({ state: "running" }, { resolving: 2 }, true);
    expect(stalled).toMatchObject({ stallReason: "no_worker", timeLeft: { allAt: null, slowest: null, blocked: [] } });
    expect(look({ state: "starting" }, {}, true).stallReason).toBe("no_worker");
  });

  test.each(["paused", "completed", "cancelled"] as const)(
    "describeProgress: a run that is %s needs no worker",
    async (state) => {
      expect(look({ state }, {}, true).stallReason).toBeNull();
    },
  );

  test("describeProgress: the rate is answers per minute", async () => {
    expect(look({}).timeLeft.ratePerMinute).toBe(100);
  });

  test("describeProgress: names the slowest key, and what limits it", async () => {
    const backlog = [key(), key({ pacingKey: "google", provider: "google", open: 20, due: 20 })];
    const progress = look({}, { backlog });
    const { timeLeft } = progress;
    expect(timeLeft?.slowest).toMatchObject({ pacingKey: "mx.shop.example", open: 600 });
    expect(timeLeft?.slowest?.why).toMatch(/^[\d,]+ addresses per minute at most$/);
    // At most 30 a minute.
    expect(secondsOf(progress)).toBeGreaterThanOrEqual(20 * 60);
  });

  test("describeProgress: a limit that is never felt is not named", async () => {
    const wide = { sessions: { start: 8, max: 8 }, addressesPerMinute: { start: 1_000_000, max: 1_000_000 } };
    const settings = { ...TEST_SETTINGS, pacing: { default: wide } };
    const open = { counts: [], resolving: 0, due: 0, held: 0, plannedUntil: null, retry: [], backlog: [key()] };
    const { timeLeft } = describeProgress({ ...PORTS, settings, isWithoutWorker: () => false }, RUN, open);
    expect(timeLeft.slowest?.why).toBe("as fast as its servers answer");
  });

  test("describeProgress: an egress that warms up takes longer, and says what it may use", async () => {
    const backlog = [key()];
    const warming = TEST_SETTINGS.egresses.map((egress) => Object.assign({}, egress, { warmUp: { sinceMs: NOW_MS } }));
    const settings = { ...TEST_SETTINGS, egresses: warming };
    const open = { counts: [], resolving: 0, due: 0, held: 0, plannedUntil: null, retry: [], backlog };
    const warm = describeProgress({ ...PORTS, settings, isWithoutWorker: () => false }, RUN, open);
    expect(secondsOf(warm)).toBeGreaterThan(3 * secondsOf(look({}, { backlog })));
    expect(warm.timeLeft.slowest?.why).toBe("3 addresses per minute at most");
  });

  test("describeProgress: lasts at least until the last planned retry", async () => {
    const nextAt = new Date(NOW_MS + 60_000);
    const retry = [
      { reason: "greylisted", count: 3, nextAt, lastAt: new Date(NOW_MS + 1_020_000), lastFirstAt: nextAt },
    ];
    const backlog = [key({ open: 3, due: 0 })];
    const progress = look({}, { retry, backlog });
    const { timeLeft } = progress;
    expect(secondsOf(progress)).toBeGreaterThanOrEqual(1_020);
    expect(timeLeft?.slowest?.why).toBe("all are waiting for a retry");
  });

  test("describeProgress: a spread run lasts until its last planned check", async () => {
    const plannedUntil = new Date(NOW_MS + 8 * 3_600_000);
    const progress = look({}, { plannedUntil, backlog: [key({ open: 3, due: 0 })] });
    const { timeLeft } = progress;
    expect(secondsOf(progress)).toBeGreaterThanOrEqual(8 * 3_600);
    expect(timeLeft?.slowest?.why).toBe("all are waiting for their planned time");
  });

  test("describeProgress: a key that is suspended is blocked until then, with the reason, and waited for", async () => {
    const untilMs = NOW_MS + 3_600_000;
    const suspension = { sinceMs: NOW_MS, untilMs, because: "reputation" as const, words: "554 no" };
    const state = { ...initialPacingState(DEFAULT_POLICY, NOW_MS), suspension };
    const sources = [{ egress: "main", open: 0, work: 0, state }];
    const progress = look(
      {},
      { backlog: [key({ open: 3, sources }), key({ pacingKey: "mx.other.example", open: 2 })] },
    );
    expect(progress.timeLeft.blocked).toEqual([
      {
        pacingKey: "mx.shop.example",
        provider: null,
        count: 3,
        until: new Date(untilMs),
        why: "paused after refusals",
      },
    ]);
    expect(secondsOf(progress)).toBeGreaterThan(3_600);
  });

  test("describeProgress: in its first minute a run has no estimate, which would be a guess", async () => {
    const createdAt = new Date(NOW_MS - 59_000);
    expect(look({ createdAt }, { backlog: [key()] }).timeLeft.allAt).toBeNull();
  });

  test("describeProgress: a finished run has no time left, and a paused one an unknown time", async () => {
    const completedAt = new Date(NOW_MS - 2 * 60_000);
    const over = look({ state: "completed", done: 1_000, completedAt });
    expect(over?.timeLeft).toEqual({ allAt: null, mostAt: null, ratePerMinute: 500, slowest: null, blocked: [] });
    expect(look({ state: "paused" }, { backlog: [key()] }).timeLeft).toMatchObject({
      allAt: null,
      slowest: null,
    });
  });
});
