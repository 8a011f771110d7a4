import { expect, test } from "vitest";
import { Watchdog } from "./watchdog.ts";

const PATIENCE = { silentTicks: 3, idleTicks: 5 };

/** Ticks until a thread counts as stuck, of at most 100. */
function ticksUntilStuck(hasWork: (tick: number) => boolean, hear: (watchdog: Watchdog, tick: number) => void): number {
  const watchdog = new Watchdog(PATIENCE);
  for (let tick = 1; tick < 100; tick += 1) {
    if (watchdog.tick(hasWork(tick))) return tick;
    hear(watchdog, tick);
  }
  return Infinity;
}

test.each([
  ["says nothing", true, () => {}, 4],
  ["says nothing, and has nothing to do", false, () => {}, 4],
  ["lives, and does nothing of what it could", true, (dog: Watchdog) => dog.heard(false), 6],
  ["lives, and has nothing to do", false, (dog: Watchdog) => dog.heard(false), Infinity],
  ["makes progress now and then", true, (dog: Watchdog, tick: number) => dog.heard(tick % 4 === 0), Infinity],
  ["gives a sign of life now and then", false, (dog: Watchdog, tick: number) => tick % 2 || dog.heard(false), Infinity],
])("Watchdog: a thread that %s is stuck after its patience alone", (_, hasWork, hear, ticks) => {
  expect(ticksUntilStuck(() => hasWork, hear)).toBe(ticks);
});

test("Watchdog: waiting for the caller doesn't count as idle", () => {
  expect(
    ticksUntilStuck(
      (tick) => tick % 5 !== 0,
      (dog) => dog.heard(false),
    ),
  ).toBe(Infinity);
});
