import { expect, test } from "vitest";
import type { Finding } from "./finding.ts";
import { reportHealth } from "./health.ts";

const finding = (id: string, state: Finding["state"], sinceMs?: number): Finding => ({
  id,
  title: id,
  state,
  detail: "",
  meaning: "",
  fix: "",
  ...(sinceMs !== undefined && { sinceMs }),
});

test("reportHealth: what is well or could not be checked is no problem", () => {
  const report = reportHealth([finding("clock", "ok"), finding("disk", "skipped")], 5, null);
  expect(report).toEqual({ checkedAtMs: 5, verdict: "ok", problems: [] });
});

test("reportHealth: a problem keeps the time when it was first seen, until it is over", () => {
  const first = reportHealth([finding("queues", "problem")], 1_000, null);
  const second = reportHealth([finding("queues", "problem"), finding("clock", "warning")], 2_000, first);
  expect(second.problems).toMatchObject([
    { id: "queues", sinceMs: 1_000 },
    { id: "clock", sinceMs: 2_000 },
  ]);
  const over = reportHealth([finding("queues", "ok")], 3_000, second);
  expect(reportHealth([finding("queues", "problem")], 4_000, over).problems).toMatchObject([{ sinceMs: 4_000 }]);
});

test("reportHealth: problems come before warnings, and the oldest first; a known time counts", () => {
  const report = reportHealth(
    [finding("a", "warning", 1), finding("b", "problem", 30), finding("c", "problem", 20)],
    99,
    null,
  );
  expect(report.problems.map(({ id }) => id)).toEqual(["c", "b", "a"]);
  expect(report.verdict).toBe("problem");
});
