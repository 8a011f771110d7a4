import { expect, test } from "vitest";
import { checkDns } from "./check-machine.ts";

const ANSWERED = [{ name: "MX of example.com", error: null, tookMs: 12 }];

test("checkDns: a resolver that answers and fails the canary test is a problem", () => {
  const health = { type: "unusable", reason: "The DNS resolver fails the canary test." } as const;
  expect(checkDns(ANSWERED, health)).toMatchObject({ state: "problem", detail: health.reason });
  expect(checkDns(ANSWERED, { type: "usable" }).state).toBe("ok");
});
