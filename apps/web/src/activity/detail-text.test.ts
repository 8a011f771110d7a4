import { expect, test } from "vitest";
import { detailText } from "./detail-text.ts";

test("detailText: names and values on one line, without what is empty", () => {
  expect(detailText({ list_days: 180, history_days: null, scope: "verify", kinds: ["a", "b"], paused: true })).toBe(
    "list days: 180, scope: verify, kinds: a, b, paused: yes",
  );
});

test("detailText: a text is shown as it is, and nothing is nothing", () => {
  expect(detailText("by hand")).toBe("by hand");
  expect(detailText(null)).toBe("");
  expect(detailText(undefined)).toBe("");
});
