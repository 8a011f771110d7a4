import { expect, test } from "vitest";
import { checkPostgres, checkQueues } from "./check-engines.ts";
import { checkLookups } from "./check-lookups.ts";
import { checkOutages } from "./check-outages.ts";
import { checkVersions } from "./check-versions.ts";
import { HEALTHY_POSTGRES } from "./testing/healthy-postgres.ts";

test("checkPostgres: one that takes no changes, or no more connections of our role, is a problem", () => {
  expect(checkPostgres({ ...HEALTHY_POSTGRES, isReadOnly: true }, "", 20)).toMatchObject({
    state: "problem",
    detail: expect.stringContaining("takes no changes") as unknown,
  });
  expect(checkPostgres({ ...HEALTHY_POSTGRES, roleLimit: 13 }, "", 20)).toMatchObject({
    state: "problem",
    detail: expect.stringContaining("12 of the 13 that our role may have") as unknown,
  });
  expect(checkPostgres(HEALTHY_POSTGRES, "", 20).state).toBe("ok");
});

test("checkQueues: a Redis that is nearly full is a problem before it refuses", () => {
  const redis = { version: "7.0.15", appendOnly: true, maxmemoryPolicy: "noeviction" };
  expect(checkQueues("redis", { ...redis, memoryShare: 0.95 }, "")).toMatchObject({
    state: "problem",
    detail: expect.stringContaining("95 %") as unknown,
  });
  expect(checkQueues("redis", { ...redis, memoryShare: 0.5 }, "").state).toBe("ok");
});

test("checkVersions: a newer schema, an older one, and an old Node.js", () => {
  const here = { product: "1.2.0", node: "24.1.0" };
  expect(checkVersions(here, { ahead: [], pending: [] }, "").state).toBe("ok");
  expect(checkVersions(here, { ahead: ["2099_future"], pending: [] }, "")).toMatchObject({ state: "problem" });
  expect(checkVersions(here, { ahead: [], pending: ["2026_new"] }, "")).toMatchObject({ state: "warning" });
  expect(checkVersions({ ...here, node: "20.19.0" }, null, "")).toMatchObject({ state: "problem" });
});

test("checkLookups: says that most look-ups fail, and nothing of a few broken domains", () => {
  expect(checkLookups({ waiting: 600, failing: 590, detail: "timeout" })).toMatchObject([
    {
      id: "lookups",
      state: "warning",
      detail: "590 of 600 domains that runs wait for could not be looked up (timeout).",
    },
  ]);
  expect(checkLookups({ waiting: 600, failing: 90, detail: "timeout" })).toEqual([]);
  expect(checkLookups({ waiting: 4, failing: 4, detail: "timeout" })).toEqual([]);
});

test("checkOutages: names what is paused, and whom to turn to", () => {
  const outage = { reason: "Nothing can be reached.", sinceMs: 7, runsPaused: 2 };
  expect(
    checkOutages([
      { ...outage, egress: "main" },
      { ...outage, egress: "(dns)" },
    ]),
  ).toMatchObject([
    {
      id: "outage/main",
      state: "problem",
      sinceMs: 7,
      meaning: expect.stringContaining("2 runs are paused") as unknown,
    },
    { id: "outage/(dns)", fix: expect.stringContaining("DNS_SERVERS") as unknown },
  ]);
  expect(checkOutages([])).toEqual([]);
});
