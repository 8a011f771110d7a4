import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Step } from "../api/types.ts";
import { mergeSteps, timelineOf } from "./timeline.ts";

const step = (seq: number, name: Step["step"], outcome: Step["outcome"], host: string | null = null): Step => ({
  seq,
  at_ms: 1000 + seq * 10,
  step: name,
  host,
  detail: null,
  code: null,
  duration_ms: null,
  outcome,
});

test("mergeSteps: repeated and disordered events give the same steps", () => {
  const steps = Array.from({ length: 12 }, (_, seq) => step(seq, "rcpt", "ok"));
  fc.assert(
    fc.property(fc.shuffledSubarray(steps, { minLength: 12 }), fc.array(fc.constantFrom(...steps)), (order, again) => {
      const merged = [...order, ...again].reduce<readonly Step[]>((known, next) => mergeSteps(known, [next]), []);
      expect(merged).toEqual(steps);
    }),
  );
});

test("timelineOf: an ended step takes the place of its beginning, and keeps the time of the beginning", () => {
  const shown = timelineOf(
    [step(1, "syntax", "ok"), step(2, "connect", "running", "mx1"), step(3, "connect", "ok", "mx1")],
    false,
  );
  expect(shown.map(({ step: name, outcome, sinceStartMs }) => [name, outcome, sinceStartMs])).toEqual([
    ["syntax", "ok", 0],
    ["connect", "ok", 10],
  ]);
});

test("timelineOf: a second host is a second attempt, not the first one's end", () => {
  const shown = timelineOf([step(1, "connect", "failed", "mx1"), step(2, "connect", "running", "mx2")], false);
  expect(shown.map(({ host, outcome }) => [host, outcome])).toEqual([
    ["mx1", "failed"],
    ["mx2", "running"],
  ]);
});

test("timelineOf: nothing runs on once the check is over", () => {
  expect(timelineOf([step(1, "quit", "running", "mx1")], true)[0]?.outcome).toBe("info");
});
