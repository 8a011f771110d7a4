import { expect, onTestFinished, test } from "vitest";
import { startDatabaseClock } from "./database-clock.ts";

const T0 = Date.UTC(2026, 10, 30, 12);
const DAY_MS = 86_400_000;

/** A machine and a database whose clocks the test moves. */
async function world(machineAheadMs = 0) {
  const said: string[] = [];
  const changes: boolean[] = [];
  const time = { passedMs: 0, sleptMs: 0, aheadMs: machineAheadMs, isAway: false, reads: 0 };
  const machine = {
    wallMs: () => T0 + time.passedMs + time.sleptMs + time.aheadMs,
    monotonicMs: () => 5_000 + time.passedMs,
  };
  const readMs = async (): Promise<number> => {
    time.reads += 1;
    if (time.isAway) throw new Error("the database is away");
    return T0 + time.passedMs + time.sleptMs;
  };
  const log = (words: string): void => void said.push(words);
  const clock = await startDatabaseClock(readMs, { warn: log, info: log }, machine);
  clock.onChange((isRight) => void changes.push(isRight));
  onTestFinished(() => clock.stop());
  return { clock, time, said, changes };
}

test("databaseClock: tells the database's time, whatever this machine's clock says", async () => {
  const { clock, time } = await world(-3 * DAY_MS);
  expect(clock.nowMs()).toBe(T0);
  time.passedMs += 1_234;
  expect(clock.nowMs()).toBe(T0 + 1_234);
});

test("databaseClock: a machine that is a day ahead from the start is wrong, in words, until it is set right", async () => {
  const { clock, time, said, changes } = await world(DAY_MS);
  expect(clock.isMachineRight()).toBe(false);
  expect(said).toEqual([
    "This machine's clock is 1 day ahead of the database's. No address is probed from here until it is set right.",
  ]);
  time.passedMs += 1_000;
  time.aheadMs = 0;
  await clock.look();
  expect(clock.isMachineRight()).toBe(true);
  expect(changes).toEqual([true]);
  expect(said[1]).toBe("This machine's clock agrees with the database's again: work goes on.");
});

test("databaseClock: a clock that is set in mid-run is found at the next look, and moves no time", async () => {
  const { clock, time, changes } = await world();
  time.aheadMs = -3_600_000;
  time.passedMs += 1_000;
  expect(clock.nowMs()).toBe(T0 + 1_000);
  await clock.look();
  expect(clock.nowMs()).toBe(T0 + 1_000);
  expect(changes).toEqual([false]);
});

test("databaseClock: after a sleep, in which only the monotonic clock stands still, the time is right at the next look", async () => {
  const { clock, time, changes } = await world();
  time.sleptMs = 8 * 3_600_000;
  await clock.look();
  expect(clock.nowMs()).toBe(T0 + time.sleptMs);
  expect(changes).toEqual([]);
});

test("databaseClock: a machine that wakes while the database is away is right again a second after the database answers", async () => {
  const { clock, time, changes } = await world();
  time.sleptMs = 3_600_000;
  time.isAway = true;
  await clock.look();
  expect(clock.isMachineRight()).toBe(false);
  time.isAway = false;
  time.passedMs += 1_000;
  await clock.look();
  expect(clock.nowMs()).toBe(T0 + 3_601_000);
  expect(changes).toEqual([false, true]);
});

test("databaseClock: agreeing clocks are compared once a minute, and a database that is away changes nothing", async () => {
  const { clock, time, changes } = await world(20);
  for (let second = 0; second < 59; second += 1) {
    time.passedMs += 1_000;
    await clock.look();
  }
  expect(time.reads).toBe(1);
  time.isAway = true;
  time.passedMs += 1_000;
  await clock.look();
  expect(time.reads).toBe(2);
  expect(clock.nowMs()).toBe(T0 + 60_000);
  expect(changes).toEqual([]);
});
