import { expect, test } from "vitest";
import { Patience } from "./patience.ts";

const KB = 1_024;

/** Seconds until a client that sends `bytes` every `everyMs` is cut off; null: not within a day. */
function secondsUntilCut(bytes: number, everyMs: number, patience = new Patience()): number | null {
  for (let ms = 0; ms < 86_400_000; ms += everyMs) {
    if (patience.leftMs < everyMs) return (ms + patience.leftMs) / 1_000;
    patience.note(bytes, everyMs);
  }
  return null;
}

test.each([
  ["nothing", 0, 60_000, 30],
  ["a byte every 20 s", 1, 20_000, 30],
  ["a byte every second", 1, 1_000, 30],
  ["512 bytes a second", 512, 1_000, 59],
])("Patience: a client that sends %s is cut off by the minimum rate", (_, bytes, everyMs, seconds) => {
  expect(secondsUntilCut(bytes, everyMs)).toBeCloseTo(seconds, -1);
});

test("Patience: 1 KB a second is enough, until the total time is over", () => {
  expect(secondsUntilCut(KB, 1_000)).toBe(7_200);
});

test("Patience: a silence of a minute is no end, however much came before, and a longer one is", () => {
  const patience = new Patience();
  patience.note(100 * KB * KB, 10);
  expect(patience.leftMs).toBe(60_000);
  patience.note(1, 59_000);
  expect(patience.leftMs).toBeCloseTo(1_001, 0);
  expect(secondsUntilCut(1, 20_000, patience)).toBeCloseTo(1, 0);
});

test("Patience: bytes that came without a wait cost nothing", () => {
  const patience = new Patience();
  for (let chunk = 0; chunk < 1_000; chunk += 1) patience.note(0, 0);
  expect(patience.leftMs).toBe(30_000);
});
