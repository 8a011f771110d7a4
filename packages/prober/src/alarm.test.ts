import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Alarm } from "./alarm.ts";

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

function alarm() {
  const rung: number[] = [];
  return { rung, clock: new Alarm(Date.now, () => rung.push(Date.now())) };
}

test("Alarm: rings once, at the latest time set", () => {
  const { rung, clock } = alarm();
  clock.set(100);
  clock.set(300);
  vi.advanceTimersByTime(1000);
  expect(rung).toEqual([300]);
  clock.set(1200);
  clock.set(1100);
  vi.advanceTimersByTime(1000);
  expect(rung).toEqual([300, 1100]);
});

test("Alarm: postponing it takes no further timers", () => {
  const { clock } = alarm();
  for (let dueMs = 100; dueMs < 10_000; dueMs += 1) clock.set(dueMs);
  expect(vi.getTimerCount()).toBe(1);
});

test("Alarm: stopped or set to Infinity it doesn't ring", () => {
  const { rung, clock } = alarm();
  clock.set(100);
  clock.set(Infinity);
  vi.advanceTimersByTime(1000);
  clock.set(1100);
  clock.stop();
  vi.advanceTimersByTime(1000);
  expect(rung).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});

test("Alarm: a time in the past rings at once", () => {
  const { rung, clock } = alarm();
  clock.set(-5);
  vi.advanceTimersByTime(1);
  expect(rung).toHaveLength(1);
});
