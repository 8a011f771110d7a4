import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { CheckOne, Step } from "../api/schemas.ts";
import { isRemembered, mergeSteps, timelineOf, withVerdict } from "./timeline.ts";

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

test("mergeSteps: repeated and out-of-order events give the same steps", () => {
  const steps = Array.from({ length: 12 }, (_, seq) => step(seq, "rcpt", "ok"));
  fc.assert(
    fc.property(fc.shuffledSubarray(steps, { minLength: 12 }), fc.array(fc.constantFrom(...steps)), (order, again) => {
      const merged = [...order, ...again].reduce<readonly Step[]>((known, next) => mergeSteps(known, [next]), []);
      expect(merged).toEqual(steps);
    }),
  );
});

test("timelineOf: the end of a step replaces its beginning and keeps its start time", () => {
  const shown = timelineOf(
    [step(1, "syntax", "ok"), step(2, "connect", "running", "mx1"), step(3, "connect", "ok", "mx1")],
    false,
  );
  expect(shown.map(({ step: name, outcome, sinceStartMs }) => [name, outcome, sinceStartMs])).toEqual([
    ["syntax", "ok", 0],
    ["connect", "ok", 10],
  ]);
});

test("timelineOf: a second host is a second attempt", () => {
  const shown = timelineOf([step(1, "connect", "failed", "mx1"), step(2, "connect", "running", "mx2")], false);
  expect(shown.map(({ host, outcome }) => [host, outcome])).toEqual([
    ["mx1", "failed"],
    ["mx2", "running"],
  ]);
});

test("timelineOf: a rejected made-up name is ok, an accepted one a note", () => {
  const control = (code: number): Step => ({ ...step(1, "control", code < 400 ? "ok" : "failed", "mx1"), code });
  expect(timelineOf([control(550)], false)[0]?.outcome).toBe("ok");
  expect(timelineOf([control(250)], false)[0]?.outcome).toBe("info");
  expect(timelineOf([control(451)], false)[0]?.outcome).toBe("failed");
});

test("timelineOf: no step is running once the check is over", () => {
  expect(timelineOf([step(1, "quit", "running", "mx1")], true)[0]?.outcome).toBe("info");
});

const done = (checkedAt: string): CheckOne =>
  ({
    evidence: [],
    steps: [step(1, "syntax", "ok")],
    verdict: { reason: "accepted", checked_at: checkedAt },
  }) as unknown as CheckOne;

test("withVerdict: the verdict is the last step, once", () => {
  const check = done(new Date(5000).toISOString());
  const steps = withVerdict(check.steps, check);
  expect(steps.map(({ step: name, detail }) => [name, detail])).toEqual([
    ["syntax", null],
    ["verdict", "Mailbox accepts mail"],
  ]);
  expect(withVerdict(steps, check)).toBe(steps);
  expect(withVerdict(check.steps, null)).toBe(check.steps);
});

test("isRemembered: a verdict from before the first step", () => {
  expect(isRemembered(done(new Date(500).toISOString()))).toBe(true);
  expect(isRemembered(done(new Date(5000).toISOString()))).toBe(false);
  const misspelt = {
    ...done(new Date(500).toISOString()),
    verdict: { reason: "invalid_syntax" },
  } as unknown as CheckOne;
  expect(isRemembered(misspelt)).toBe(false);
});
