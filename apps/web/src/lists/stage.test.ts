import { expect, test } from "vitest";
import type { List, Run } from "../api/schemas.ts";
import { stageLabel, stageOf } from "./stage.tsx";

const list = (state: List["state"], run: Partial<Run> | null): List => ({ state, run }) as unknown as List;

test("stageOf: the list's own state counts until a run exists", () => {
  expect(stageOf(list("importing", null))).toBe("importing");
  expect(stageOf(list("failed", { state: "completed" }))).toBe("failed");
  expect(stageOf(list("ready", null))).toBe("ready");
  expect(stageOf(list("ready", { state: "paused" }))).toBe("paused");
});

test("stageLabel: a run without a worker is waiting", () => {
  const run = { state: "running", done: 1, total: 4, stall_reason: "no_worker" } as const;
  expect(stageLabel(list("ready", run))).toMatch(/^Waiting, 25\s?%$/u);
});

test("stageLabel: never shows 100% before the end", () => {
  expect(stageLabel(list("ready", { state: "running", done: 1, total: 4 }))).toMatch(/^Checking, 25\s?%$/u);
  expect(stageLabel(list("ready", { state: "running", done: 99_999, total: 100_000 }))).toContain(">99.9");
});
