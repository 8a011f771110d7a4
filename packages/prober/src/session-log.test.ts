import { expect, test } from "vitest";
import type { SessionStep } from "@rollcall/smtp";
import { SessionLog } from "./session-log.ts";
import { ports } from "./testing/session-plan.ts";

test("SessionLog: keeps a thousand lines of a thousand characters", () => {
  const log = new SessionLog(ports({}, { nowMs: () => 7 }), true);
  for (let line = 0; line < 1_100; line += 1) log.say("S", "x".repeat(1_100));
  expect(log.transcript).toHaveLength(1_000);
  expect(log.transcript?.at(-1)).toEqual({ atMs: 7, by: "S", text: "x".repeat(1_000) });
});

test("SessionLog: reports steps to the observer, also without a transcript", () => {
  const steps: SessionStep[] = [];
  const log = new SessionLog(ports({}, { nowMs: () => 7, onStep: (step) => void steps.push(step) }), false);
  log.say("S", "220 hi");
  log.begin("banner", "mx.example.org");
  log.end("banner", "mx.example.org", { detail: "hi", code: 220, durationMs: 5 });
  expect(log.transcript).toBeNull();
  expect(steps).toEqual([
    { atMs: 7, step: "banner", host: "mx.example.org", detail: null, code: null, durationMs: null },
    { atMs: 7, step: "banner", host: "mx.example.org", detail: "hi", code: 220, durationMs: 5 },
  ]);
});
