import { expect, test } from "vitest";
import type { List, Summary } from "../api/schemas.ts";
import { outcomeOf, standingOf } from "./outcome.ts";

test("outcomeOf: warns where too many would bounce", () => {
  expect(outcomeOf({ counts: { deliverable: 900, undeliverable: 100 }, total: 1000 })).toMatchObject({
    headline: expect.stringMatching(/^900 of 1.?000 addresses/u) as string,
    advice: expect.stringContaining("Remove the 100 undeliverable addresses first") as string,
  });
  expect(outcomeOf({ counts: { deliverable: 995, undeliverable: 5 }, total: 1000 }).advice).toContain("tolerate");
});

test("outcomeOf: promises nothing without results", () => {
  expect(outcomeOf({ counts: {}, total: 100 }).headline).toBe("No results yet");
  expect(outcomeOf({ counts: { deliverable: 10, unknown: 90 }, total: 100 }).advice).toContain("no clear answer");
});

test("outcomeOf: while addresses are open, the bounce rate is of all of them", () => {
  expect(outcomeOf({ counts: { undeliverable: 16 }, total: 994 })).toEqual({
    headline: "So far 0 of 16 checked addresses are safe to send",
    advice: "At least 16 of 994 addresses (1.6%) will bounce. 978 are still to be checked.",
  });
});

const run = (state: string): List =>
  ({ run: { state, total: 10, counts: { deliverable: { total: 4 } } } }) as unknown as List;
const summary = (rechecking: number): Summary => ({ by_status: { deliverable: 3, risky: 1 }, rechecking }) as Summary;

test("standingOf: takes the counts of a first run, else those of the summary", () => {
  expect(standingOf(run("running"), summary(0))).toEqual({
    counts: expect.objectContaining({ deliverable: 4 }),
    total: 10,
  });
  expect(standingOf(run("running"), summary(2))).toEqual({ counts: { deliverable: 3, risky: 1 }, total: 4 });
  expect(standingOf(run("completed"), summary(0))).toEqual({ counts: { deliverable: 3, risky: 1 }, total: 4 });
});
