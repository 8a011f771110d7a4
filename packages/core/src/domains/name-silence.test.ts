import { expect, test } from "vitest";
import { afterLookup, describeSilence, type NameSilence } from "./name-silence.ts";

function after(failures: number, everyMs: number): NameSilence | null {
  let silence: NameSilence | null = null;
  for (let at = 0; at < failures; at += 1) silence = afterLookup(silence, "timeout", at * everyMs);
  return silence;
}

test("describeSilence: many failures in a row, for a while, are said with the last reason", () => {
  expect(describeSilence(after(25, 1_000), 25_000)).toMatch(
    /^No name server answers: 25 look-ups in a row failed within 25 s \(timeout\)\./,
  );
});

test("describeSilence: a few failures, a burst of them, and failures before an answer are not", () => {
  expect(describeSilence(after(19, 1_000), 60_000)).toBeNull();
  expect(describeSilence(after(200, 1), 5_000)).toBeNull();
  expect(describeSilence(afterLookup(after(200, 1_000), null, 300_000), 300_000)).toBeNull();
});
