import { expect, test } from "vitest";
import { whatIsAway } from "./watch-engines.ts";

const there = { name: "PostgreSQL", check: async () => {} };

test("whatIsAway: empty if all engines answer", async () => {
  expect(await whatIsAway([there])).toEqual([]);
});

test("whatIsAway: names each engine that refuses or times out", async () => {
  const refuses = { name: "Redis", check: () => Promise.reject(new Error("connect ECONNREFUSED")) };
  const silent = { name: "The disk", check: () => new Promise(() => {}) };
  expect(await whatIsAway([refuses, there, silent], 20)).toEqual([
    "Redis is unavailable: connect ECONNREFUSED",
    "The disk did not answer within 0.02 s",
  ]);
});
