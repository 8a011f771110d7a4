import { expect, test } from "vitest";
import { judgeWorkers } from "./judge-engines.ts";

test("judgeWorkers: says for how long none has reported, and how many runs wait for one", () => {
  expect(judgeWorkers({ silentS: 612.4, runsOpen: 1 }, "")).toMatchObject({
    state: "problem",
    detail: "None has reported for 612 s. 1 run waits.",
    mend: expect.stringMatching(/^Start one: /) as unknown,
  });
});

test("judgeWorkers: where nothing waits for one, it is no problem yet", () => {
  expect(judgeWorkers({ silentS: null, runsOpen: 0 }, "")).toMatchObject({
    state: "warning",
    detail: "None has reported yet.",
  });
});

test("judgeWorkers: one that restarts is there", () => {
  expect(judgeWorkers({ silentS: 40, runsOpen: 3 }, "")).toMatchObject({ state: "ok", mend: "" });
});

test("judgeWorkers: a database that can't be asked is no finding about workers", () => {
  expect(judgeWorkers(null, "connection refused")).toMatchObject({ state: "skipped", detail: "connection refused" });
});
