import { expect, test } from "vitest";
import { checkWorkers } from "./check-engines.ts";

test("checkWorkers: reports how long there was no heartbeat, and how many runs wait", () => {
  expect(checkWorkers({ silentS: 612.4, runsOpen: 1 }, "")).toMatchObject({
    state: "problem",
    detail: "None has reported for 612 s. 1 run waits.",
    fix: expect.stringMatching(/^Start one: /) as unknown,
  });
});

test("checkWorkers: without waiting runs it is only a warning", () => {
  expect(checkWorkers({ silentS: null, runsOpen: 0 }, "")).toMatchObject({
    state: "warning",
    detail: "None has reported yet.",
  });
});

test("checkWorkers: a restarting worker counts as running", () => {
  expect(checkWorkers({ silentS: 40, runsOpen: 3 }, "")).toMatchObject({ state: "ok", fix: "" });
});

test("checkWorkers: an unavailable database is no finding about workers", () => {
  expect(checkWorkers(null, "connection refused")).toMatchObject({ state: "skipped", detail: "connection refused" });
});
