import { expect, test } from "vitest";
import { describePlan, type Plan } from "./describe-plan.ts";

const PLAN: Plan = {
  addresses: 1_500,
  domains: 40,
  decidedByDns: 12,
  unresolved: 1,
  notProbed: [{ pacingKey: "microsoft-consumer", addresses: 90 }],
  keys: [
    { pacingKey: "google", addresses: 1_000, domains: 1, shared: true, seconds: 7_200 },
    ...Array.from({ length: 20 }, (_, index) => ({
      pacingKey: `mx${index}.example`,
      addresses: 20,
      domains: 1,
      shared: false,
      seconds: 60,
    })),
  ],
  egresses: 2,
  offline: false,
  warmUp: ["Warming up: one."],
  within: { seconds: 3_600, egresses: 4 },
};

test("describePlan: the slowest key first, many small ones in one line, the deadline last", () => {
  const lines = describePlan(PLAN).split("\n");
  expect(lines[0]).toBe("1,500 addresses at 40 domains, probed from 2 egresses.");
  expect(lines[1]).toBe("Warming up: one.");
  expect(lines).toContain(
    "90 at Outlook.com are not probed: its rules forbid it, and the pacing file does not allow it.",
  );
  expect(lines.find((line) => line.includes("Google "))).toMatch(/^ {2}Google +1,000 {3}2 h/);
  expect(lines.find((line) => line.includes("others"))).toMatch(/^ {2}9 others, each at most +180 {3}60 s|1 min/);
  expect(lines.join("\n")).toContain("and Google takes longest.\nWithin 60 min: 4 egresses.");
});

test("describePlan: reports when no number of egresses is enough, and that a self-hosted site uses one", () => {
  const keys = [{ pacingKey: "mx.big.example", addresses: 90_000, domains: 1, shared: false, seconds: 900_000 }];
  const text = describePlan({ ...PLAN, keys, within: { seconds: 60, egresses: null } });
  expect(text).toContain("more of them don't make it faster");
  expect(text).toContain("No number of egresses is enough for");
});

test("describePlan: nothing to probe", () => {
  expect(describePlan({ ...PLAN, keys: [], within: null })).toContain("There is nothing to probe.");
});
