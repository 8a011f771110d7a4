import { expect, test } from "vitest";
import type { Schedule } from "../api/schemas.ts";
import { draftOf, firstDraft, inputOf, previewOf, problemsOf } from "./schedule-draft.ts";

const DRAFT = { ...firstDraft("Europe/Berlin"), name: "Fresh" };

test("firstDraft: needs only a name", () => {
  expect(problemsOf(firstDraft("Europe/Berlin"))).toEqual({ name: expect.any(String) as string });
  expect(problemsOf(DRAFT)).toEqual({});
});

test("problemsOf: a list must be chosen, a filter must narrow, a cron must be readable", () => {
  expect(problemsOf({ ...DRAFT, target: "list" })).toHaveProperty("target");
  expect(problemsOf({ ...DRAFT, target: "filter", filter: { q: "  ", domain: "" } })).toHaveProperty("target");
  expect(problemsOf({ ...DRAFT, timing: "cron", cron: "often" })).toHaveProperty("cron");
});

test("problemsOf: ignores options that aren't selected", () => {
  expect(problemsOf({ ...DRAFT, cron: "often", filter: {}, listId: null })).toEqual({});
});

test("inputOf: either an interval or a cron expression", () => {
  expect(inputOf(DRAFT)).toMatchObject({ every: "weekly", cron: null });
  expect(inputOf({ ...DRAFT, timing: "cron", cron: " 30  5 * * 1 " })).toMatchObject({
    every: null,
    cron: "30 5 * * 1",
  });
});

test("inputOf: blank parts of a filter are left out", () => {
  const input = inputOf({ ...DRAFT, target: "filter", filter: { q: "", domain: " acme.example " } });
  expect(input.target).toEqual({ type: "filter", filter: { domain: "acme.example" } });
});

test("previewOf: needs no name, but a target and a time", () => {
  expect(previewOf({ ...DRAFT, name: "" })).toMatchObject({ target: { type: "all" }, time_zone: "Europe/Berlin" });
  expect(previewOf({ ...DRAFT, target: "list" })).toBeNull();
  expect(previewOf({ ...DRAFT, timing: "cron", cron: "" })).toBeNull();
});

test("draftOf: is the inverse of inputOf", () => {
  const input = inputOf({
    ...DRAFT,
    target: "list",
    listId: "8",
    timing: "cron",
    age: "days",
    days: 12,
    spreadHours: 0,
    hasDailyLimit: true,
    dailyLimit: 700,
  });
  const saved: Schedule = { ...input, id: "1", paused: false, next_run_at: null, last_runs: [], created_at: "" };
  expect(inputOf(draftOf(saved))).toEqual(input);
});
