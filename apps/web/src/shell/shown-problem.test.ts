import { expect, test } from "vitest";
import type { OpenProblem } from "../api/schemas.ts";
import { shownProblem } from "./shown-problem.ts";

const open = (id: string, severity: OpenProblem["severity"] = "warning"): OpenProblem => ({
  id,
  severity,
  title: id,
  detail: "",
  affects: "",
  fix: "",
  since: "2026-11-30T00:00:00.000Z",
});

test("shownProblem: where all is well nothing is shown", () => {
  expect(shownProblem([], null)).toBeNull();
});

test("shownProblem: the first, and how many others there are", () => {
  expect(shownProblem([open("workers", "problem"), open("disk")], null)).toMatchObject({
    problem: { id: "workers" },
    others: 1,
  });
});

test("shownProblem: hidden warnings stay hidden until another one comes", () => {
  const mark = shownProblem([open("disk"), open("clock")], null)!.mark;
  expect(shownProblem([open("disk")], mark)).toBeNull();
  expect(shownProblem([open("clock"), open("disk")], mark)).toBeNull();
  expect(shownProblem([open("disk"), open("queues")], mark)).toMatchObject({ problem: { id: "disk" } });
});

test("shownProblem: a problem can't be hidden", () => {
  expect(shownProblem([open("workers", "problem")], "workers")).toMatchObject({ problem: { id: "workers" } });
});
