import { expect, test } from "vitest";
import { NO_PAINT } from "../terminal/notice.ts";
import { describeDiagnosis } from "./describe-diagnosis.ts";
import type { Diagnosis, Finding } from "@rollcall/core";

const finding = (over: Partial<Finding>): Finding => ({
  id: "spf",
  title: "SPF",
  state: "ok",
  detail: "SPF of example.com says pass of 192.0.2.1.",
  meaning: "Servers that check SPF refuse us otherwise.",
  fix: "",
  ...over,
});

const described = (findings: readonly Finding[], verdict: Diagnosis["verdict"]): string =>
  describeDiagnosis({ findings, verdict, checkedAtMs: 0 }, 72, NO_PAINT);

test("describeDiagnosis: an ok finding takes one line; others include their meaning and the fix", () => {
  expect(described([finding({})], "ok")).toBe(
    "  ok     SPF: SPF of example.com says pass of 192.0.2.1.\n\nEverything is fine.\n",
  );
  const text = described([finding({ state: "problem", detail: "It says fail.", fix: "Add the address." })], "problem");
  expect(text.split("\n")).toEqual([
    "  FIX    SPF: It says fail.",
    "         Servers that check SPF refuse us otherwise.",
    "         Add the address.",
    "",
    "Findings marked FIX cost many answers.",
    "",
  ]);
});

test("describeDiagnosis: a server's reply can't control the terminal", () => {
  expect(described([finding({ detail: "220 \u001B[2J gone" })], "ok")).not.toContain("\u001B");
});
