import { expect, test } from "vitest";
import type { CheckOne } from "../api/schemas.ts";
import { nextProgress, NOT_STARTED, type CheckEvent, type CheckProgress } from "./check-progress.ts";

const check = (state: CheckOne["state"]): CheckOne => ({ id: "7", state, steps: [] }) as unknown as CheckOne;
const after = (...events: readonly CheckEvent[]): CheckProgress => events.reduce(nextProgress, NOT_STARTED);

test("nextProgress: a remembered verdict is done at once", () => {
  expect(after({ type: "read", check: check("done") }).phase).toBe("done");
});

test("nextProgress: late events don't change a verdict", () => {
  const done = after({ type: "read", check: check("running") }, { type: "read", check: check("done") });
  expect(nextProgress(done, { type: "overdue" })).toBe(done);
  expect(nextProgress(done, { type: "read", check: check("running") })).toBe(done);
  expect(nextProgress(done, { type: "stop" })).toBe(done);
});

test("nextProgress: a failed start is a failure, a failed poll isn't", () => {
  expect(after({ type: "failed", error: new Error("x") }).phase).toBe("failed");
  expect(after({ type: "read", check: check("running") }, { type: "failed", error: new Error("x") }).phase).toBe(
    "watching",
  );
});

test("nextProgress: a stopped check is never overdue, but still gets the verdict", () => {
  const overdue = after({ type: "read", check: check("running") }, { type: "overdue" });
  expect(overdue.isOverdue).toBe(true);
  expect(nextProgress(overdue, { type: "read", check: check("running") }).isOverdue).toBe(true);
  expect(nextProgress(overdue, { type: "keep_watching" })).toMatchObject({ phase: "watching", isOverdue: false });
  const stopped = nextProgress(overdue, { type: "stop" });
  expect(nextProgress(stopped, { type: "overdue" }).isOverdue).toBe(false);
  expect(nextProgress(stopped, { type: "read", check: check("running") }).phase).toBe("stopped");
  expect(nextProgress(stopped, { type: "read", check: check("done") }).phase).toBe("done");
});
