import { expect, test } from "vitest";
import { judgeDns } from "./judge-machine.ts";

const ANSWERED = [{ name: "MX of example.com", error: null, tookMs: 12 }];

test("judgeDns: a resolver that answers and fails the canary test is a problem", () => {
  const health = { type: "unusable", reason: "The DNS resolver fails the canary test." } as const;
  expect(judgeDns(ANSWERED, health)).toMatchObject({ state: "problem", detail: health.reason });
  expect(judgeDns(ANSWERED, { type: "usable" }).state).toBe("ok");
});
