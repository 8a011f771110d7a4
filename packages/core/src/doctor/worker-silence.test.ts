import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isWithoutWorker, WORKER_GRACE_MS, type WorkerSilence, watchSilence } from "./check-engines.ts";

const LOOK_MS = 5_000;

/** The state after a look every five seconds with these heartbeats. */
const afterLooks = (signs: readonly (number | null)[], fromMs = 0): WorkerSilence | null =>
  signs.reduce<WorkerSilence | null>(
    (silence, sign, index) => watchSilence(silence, sign, fromMs + index * LOOK_MS),
    null,
  );
const isMissing = (silence: WorkerSilence | null): boolean => isWithoutWorker(silence, WORKER_GRACE_MS);

describe("isWithoutWorker", () => {
  test("isWithoutWorker: is false before the first look", () => {
    expect(isMissing(null)).toBe(false);
  });

  test("isWithoutWorker: not in the first minute, whatever older heartbeats the database has", () => {
    expect(isMissing(afterLooks(Array.from({ length: 12 }, () => null)))).toBe(false);
    expect(isMissing(afterLooks(Array.from({ length: 12 }, () => 1_000)))).toBe(false);
  });

  test("isWithoutWorker: after a minute without a heartbeat, until the next one", () => {
    const silent = Array.from({ length: 13 }, () => 1_000);
    expect(isMissing(afterLooks(silent))).toBe(true);
    expect(isMissing(afterLooks([...silent, 2_000]))).toBe(false);
    expect(isMissing(afterLooks(Array.from({ length: 13 }, () => null)))).toBe(true);
  });

  test("isWithoutWorker: a rolling restart is not silence", () => {
    // The heartbeat goes back when the last worker signs off.
    const restart = [10_000, 13_000, 1_000, 1_000, 1_000, 40_000, 43_000];
    expect(isMissing(afterLooks([...restart, ...restart, ...restart]))).toBe(false);
  });

  test("isWithoutWorker: a time of failed looks is not silence", () => {
    const before = watchSilence(null, 1_000, 0);
    expect(isMissing(before)).toBe(false);
    expect(isMissing(watchSilence(before, 2_000, 10 * WORKER_GRACE_MS))).toBe(false);
  });

  test("isWithoutWorker: never while heartbeats change within the grace", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 11 }), { maxLength: 40 }), (repeats) => {
        const signs = repeats.flatMap((times, sign) => Array.from({ length: times }, () => sign));
        for (let looks = 1; looks <= signs.length; looks += 1)
          expect(isMissing(afterLooks(signs.slice(0, looks)))).toBe(false);
      }),
    );
  });
});
