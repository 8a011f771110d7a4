import { expect, test } from "vitest";
import { actionWords, actorWords } from "./audit.ts";
import { detailText } from "../words/audit.ts";

test("actorWords: whoever signed in is named by their key, and others as they came", () => {
  expect(actorWords("browser session (Anna)")).toBe("Anna, in the browser,");
  expect(actorWords("system")).toBe("Rollcall itself");
  expect(actorWords("CRM sync")).toBe("CRM sync");
});

test("actionWords: an action that it doesn't know is shown as it came", () => {
  expect(actionWords("session.opened")).toBe("signed in");
  expect(actionWords("moon.landed_on")).toBe("moon landed on");
});

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
