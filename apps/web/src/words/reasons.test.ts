import { describe, expect, test } from "vitest";
import { REASON_WORDS, REASONS, wordsOf } from "./reasons.ts";
import { STATUSES } from "./statuses.ts";

/** docs: 1 deliverable, 8 risky, 8 undeliverable, 18 unknown. */
const REASONS_BY_STATUS = { deliverable: 1, risky: 8, undeliverable: 8, unknown: 18 };

describe("REASON_WORDS", () => {
  test("REASON_WORDS: all 35 reasons are there, under the status that they come with", () => {
    expect(REASONS).toHaveLength(35);
    const counted = Object.fromEntries(
      STATUSES.map((status) => [status, REASONS.filter((reason) => REASON_WORDS[reason].status === status).length]),
    );
    expect(counted).toEqual(REASONS_BY_STATUS);
  });

  test.each(REASONS)("REASON_WORDS: %s has a short label, a sentence and an advice", (reason) => {
    const words = REASON_WORDS[reason];
    expect(words.label.length).toBeGreaterThan(5);
    expect(words.label.length).toBeLessThanOrEqual(32);
    expect(words.means).toMatch(/^[A-Z].*\.$/u);
    expect(words.advice).toMatch(/^[A-Z].*\.$/u);
  });

  test("REASON_WORDS: no two reasons look the same in a filter", () => {
    expect(new Set(REASONS.map((reason) => REASON_WORDS[reason].label)).size).toBe(REASONS.length);
  });

  test("REASON_WORDS: an unknown is never advised to be removed", () => {
    for (const reason of REASONS.filter((name) => REASON_WORDS[name].status === "unknown")) {
      expect(REASON_WORDS[reason].advice).not.toMatch(/remove|delete|suppress/iu);
    }
  });
});

test("wordsOf: a suppressed address isn't to be emailed", () => {
  expect(wordsOf("suppressed")).toMatchObject({ label: "Suppressed", advice: "Don't email this address." });
});

test("wordsOf: a reason from a newer server is shown as it is", () => {
  expect(wordsOf("moon_phase" as never).label).toBe("moon phase");
});
