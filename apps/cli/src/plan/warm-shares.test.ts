import type { EgressSetting } from "@rollcall/settings";
import { expect, test } from "vitest";
import { warmShares, wordsOfWarmUp } from "./warm-shares.ts";

const NOW = Date.parse("2026-11-22T00:00:00Z");

const egress = (name: string, warmUp?: EgressSetting["warmUp"]): EgressSetting => ({
  name,
  bindAddress: null,
  heloName: "verify.example.com",
  mailFrom: "",
  ...(warmUp && { warmUp }),
});

test("warmShares: by the day of the first use; without one an egress counts as new, without warm-up it has the whole", () => {
  const egresses = [
    egress("old"),
    egress("warm", { since: "2026-11-01" }),
    egress("half", { since: "2026-11-11" }),
    egress("new", { since: null }),
  ];
  const warm = warmShares(egresses, 4, NOW);
  expect(warm.shares.map((share) => Math.round(share * 100))).toEqual([100, 100, 33, 10]);
  expect(warm.new).toEqual(["new"]);
  expect(wordsOfWarmUp(warm).join("\n")).toMatch(
    /^Warming up: 2 of them may use 33 %, 10 % of their budgets today, the whole after 21 days\..*\nCounted as new: new\./,
  );
});

test("warmShares: only egresses that are planned with count, and with whole budgets nothing is said", () => {
  expect(warmShares([egress("old"), egress("new", { since: null })], 1, NOW)).toEqual({ shares: [1], new: [] });
  expect(wordsOfWarmUp({ shares: [1, 1], new: [] })).toEqual([]);
});
