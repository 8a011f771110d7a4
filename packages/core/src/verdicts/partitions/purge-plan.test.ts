import { describe, expect, test } from "vitest";
import { isSparse, paysToRewrite, PURGE_LIMITS, type PartitionState, purgePlan } from "./purge-plan.ts";

const at = (day: number): Date => new Date(Date.UTC(2026, 0, day));

const LARGE: PartitionState = {
  isCurrent: false,
  rows: 50_000_000,
  oldest: at(10),
  newest: at(20),
  wholeAt: null,
  now: at(400),
  before: at(35),
};

describe("purgePlan", () => {
  test("purgePlan: a small partition loses its rows every time, however young it is", () => {
    for (const state of [{}, { isCurrent: true }, { newest: at(390) }])
      expect(purgePlan({ ...LARGE, ...state, rows: 999_999 }, PURGE_LIMITS)).toBe("rows");
  });

  test("purgePlan: a large one waits until its last row is old enough, and for as long as new rows go to it", () => {
    expect(purgePlan(LARGE, PURGE_LIMITS)).toBe("whole");
    expect(purgePlan({ ...LARGE, newest: at(35) }, PURGE_LIMITS)).toBe("later");
    expect(purgePlan({ ...LARGE, isCurrent: true }, PURGE_LIMITS)).toBe("later");
  });

  test("purgePlan: one that holds so much more than a month that its first rows would wait longer loses rows meanwhile", () => {
    const partly = { ...LARGE, newest: at(390) };
    expect(purgePlan({ ...partly, oldest: at(2) }, PURGE_LIMITS)).toBe("later");
    expect(purgePlan({ ...partly, oldest: at(1) }, PURGE_LIMITS)).toBe("rows");
    expect(purgePlan({ ...partly, oldest: at(1), isCurrent: true }, PURGE_LIMITS)).toBe("rows");
    expect(purgePlan({ ...LARGE, oldest: at(1) }, PURGE_LIMITS)).toBe("whole");
  });

  test("purgePlan: afterwards it is gone through every 30 days, for what was superseded since", () => {
    expect(purgePlan({ ...LARGE, wholeAt: at(371) }, PURGE_LIMITS)).toBe("later");
    expect(purgePlan({ ...LARGE, wholeAt: at(370) }, PURGE_LIMITS)).toBe("whole");
  });
});

test("paysToRewrite: where a quarter goes, or most of the file is empty", () => {
  const counts = { rows: 1_000_000, standing: 750_000, pages: 90_000 };
  expect(paysToRewrite(counts)).toBe(true);
  expect(paysToRewrite({ ...counts, standing: 750_001 })).toBe(false);
  expect(paysToRewrite({ rows: 100_000, standing: 100_000, pages: 90_000 })).toBe(true);
});

test("isSparse: fewer rows than half of the least that fills the pages; a small file never is", () => {
  expect(isSparse(1_999, 1_000)).toBe(true);
  expect(isSparse(2_000, 1_000)).toBe(false);
  expect(isSparse(0, 999)).toBe(false);
});
