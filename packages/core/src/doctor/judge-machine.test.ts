import { expect, test } from "vitest";
import { judgeDns } from "./judge-machine.ts";

const ANSWERED = [{ name: "MX of example.com", error: null, tookMs: 12 }];

test("judgeDns: a resolver that answers and does not know the internet is a problem", () => {
  const health = { type: "unusable", reason: "The DNS resolver does not know the internet." } as const;
  expect(judgeDns(ANSWERED, health)).toMatchObject({ state: "problem", detail: health.reason });
  expect(judgeDns(ANSWERED, { type: "usable" }).state).toBe("ok");
});
